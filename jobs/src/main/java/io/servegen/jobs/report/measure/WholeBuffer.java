package io.servegen.jobs.report.measure;

import io.servegen.jobs.window.CodedNumbers;
import io.servegen.jobs.window.LongList;

/** The distribution of every measure over a whole workload, and of pairs of them. */
public final class WholeBuffer {
  private static final Measure[] MEASURES = Measure.values();
  private static final Pairing[] PAIRINGS = Pairing.values();

  /** Bins of one side of a pair: enough for tokens that fill an int. */
  public static final int PAIR_BINS = Steps.OF_PAIR.binsUpTo(Integer.MAX_VALUE);

  private final Counts[] measures = new Counts[MEASURES.length];
  private final Counts[] pairs = new Counts[PAIRINGS.length];

  WholeBuffer() {
    java.util.Arrays.setAll(measures, i -> new Counts());
    java.util.Arrays.setAll(pairs, i -> new Counts());
  }

  void add(RequestReading request, boolean odd) {
    for (Measure measure : MEASURES) {
      long value = request.value(measure);
      if (value != RequestReading.MISSING && !isOfItems(measure)) {
        count(measure, value, odd);
      }
    }
    for (int kind = 0; kind < 3; kind++) {
      LongList sizes = request.sizes(kind);
      for (int i = 0; i < sizes.size(); i++) {
        count(RequestReading.sizeOf(kind), sizes.get(i), odd);
      }
    }
    for (Pairing pairing : PAIRINGS) {
      long first = request.value(pairing.first());
      long second = request.value(pairing.second());
      if (first != RequestReading.MISSING && second != RequestReading.MISSING) {
        pairs[pairing.ordinal()].add(
            Steps.OF_PAIR.binOf(first) * PAIR_BINS + Steps.OF_PAIR.binOf(second));
      }
    }
  }

  /** Adds what {@link #encode} wrote. */
  void addAll(byte[] coded) {
    CodedNumbers numbers = new CodedNumbers(coded);
    for (Counts[] group : new Counts[][] {measures, pairs}) {
      for (Counts counts : group) {
        counts.addAll(numbers);
      }
    }
  }

  byte[] encode() {
    CodedNumbers numbers = new CodedNumbers();
    for (Counts[] group : new Counts[][] {measures, pairs}) {
      for (Counts counts : group) {
        counts.encode(numbers);
      }
    }
    return numbers.toBytes();
  }

  /** The distribution of a measure, in {@link Steps#FINE} bins. */
  public Counts of(Measure measure) {
    return measures[measure.ordinal()];
  }

  /** By {@code first bin × PAIR_BINS + second bin}, how many requests lie there. */
  public long[] of(Pairing pairing) {
    return pairs[pairing.ordinal()].ofCodes();
  }

  private void count(Measure measure, long value, boolean odd) {
    measures[measure.ordinal()].add(Steps.code(Steps.FINE.binOf(value), odd));
  }

  private static boolean isOfItems(Measure measure) {
    return measure == Measure.IMAGE_SIZE
        || measure == Measure.AUDIO_SIZE
        || measure == Measure.VIDEO_SIZE;
  }
}
