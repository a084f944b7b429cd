package io.servegen.jobs.report.measure;

import io.servegen.jobs.window.CodedNumbers;

/** The lengths of a client's answered requests: how many of each bin, and their sums. */
public final class ClientLengths {
  private static final int MEASURES = ClientBuffer.MEASURES.length;

  private final long[] sums = new long[MEASURES];
  private final Counts[] counts = {new Counts(), new Counts(), new Counts()};

  /** Adds what {@link ClientBuffer} packed, or {@link #encode} wrote. */
  public void addAll(byte[] coded) {
    CodedNumbers numbers = new CodedNumbers(coded);
    for (int i = 0; i < MEASURES; i++) {
      sums[i] += numbers.next();
      counts[i].addAll(numbers, numbers.next());
    }
  }

  byte[] encode() {
    CodedNumbers numbers = new CodedNumbers();
    for (int i = 0; i < MEASURES; i++) {
      numbers.put(sums[i]);
      counts[i].encode(numbers);
    }
    return numbers.toBytes();
  }

  void clear() {
    java.util.Arrays.fill(sums, 0);
    for (Counts each : counts) {
      each.clear();
    }
  }

  /** How many requests were answered. */
  public long answered() {
    return counts[0].total();
  }

  /** The mean of a measure that is kept by client; NaN without requests that have it. */
  public double mean(Measure measure) {
    int index = index(measure);
    long having = counts[index].total();
    return having == 0 ? Double.NaN : (double) sums[index] / having;
  }

  /** Its distribution, in {@link Steps#OF_CLIENT} bins. */
  public Counts counts(Measure measure) {
    return counts[index(measure)];
  }

  private static int index(Measure measure) {
    for (int i = 0; i < MEASURES; i++) {
      if (ClientBuffer.MEASURES[i] == measure) {
        return i;
      }
    }
    throw new IllegalArgumentException(measure + " is not kept by client");
  }
}
