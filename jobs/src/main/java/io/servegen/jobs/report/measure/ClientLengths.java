package io.servegen.jobs.report.measure;

import io.servegen.jobs.window.CodedNumbers;

/** The lengths of a client's answered requests: how many of each bin, and their sums. */
public final class ClientLengths {
  /** The measures that are kept apart by client. */
  private static final Measure[] MEASURES = {Measure.INPUT, Measure.OUTPUT, Measure.REASON_SHARE};

  private final long[] sums = new long[MEASURES.length];
  private final Counts[] counts = {new Counts(), new Counts(), new Counts()};

  void add(RequestReading request, boolean oddStep) {
    for (int i = 0; i < MEASURES.length; i++) {
      long value = request.value(MEASURES[i]);
      if (value != RequestReading.MISSING) {
        counts[i].add(Steps.code(Steps.OF_CLIENT.binOf(value), oddStep));
        sums[i] += value;
      }
    }
  }

  /** Adds what {@link #encode} wrote. */
  public void addAll(byte[] coded) {
    CodedNumbers numbers = new CodedNumbers(coded);
    for (int i = 0; i < MEASURES.length; i++) {
      sums[i] += numbers.next();
      counts[i].addAll(numbers);
    }
  }

  byte[] encode() {
    CodedNumbers numbers = new CodedNumbers();
    for (int i = 0; i < MEASURES.length; i++) {
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
    for (int i = 0; i < MEASURES.length; i++) {
      if (MEASURES[i] == measure) {
        return i;
      }
    }
    throw new IllegalArgumentException(measure + " is not kept by client");
  }
}
