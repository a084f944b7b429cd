package io.servegen.jobs.report.measure;

import io.servegen.jobs.window.CodedNumbers;
import java.util.Arrays;

/** How often each code from 0 up occurs. */
public final class Counts {
  private long[] counts = {};

  void add(int code) {
    add(code, 1);
  }

  void add(int code, long times) {
    if (code >= counts.length) {
      counts = Arrays.copyOf(counts, Math.max(code + 1, counts.length * 3 / 2));
    }
    counts[code] += times;
  }

  /** Adds what {@link #encode} wrote. */
  public void addAll(byte[] coded) {
    CodedNumbers numbers = new CodedNumbers(coded);
    addAll(numbers, coded.length == 0 ? 0 : numbers.next());
  }

  /** Adds so many pairs of a code's distance from the last one and its count. */
  void addAll(CodedNumbers numbers, long pairs) {
    int code = 0;
    for (long i = 0; i < pairs; i++) {
      code += (int) numbers.next();
      add(code, numbers.next());
    }
  }

  public void addAll(Counts other) {
    for (int code = 0; code < other.counts.length; code++) {
      if (other.counts[code] != 0) {
        add(code, other.counts[code]);
      }
    }
  }

  /** The coded form: how many codes occur, then each. */
  void encode(CodedNumbers target) {
    target.put(Arrays.stream(counts).filter(count -> count != 0).count());
    int last = 0;
    for (int code = 0; code < counts.length; code++) {
      if (counts[code] != 0) {
        target.put(code - last);
        target.put(counts[code]);
        last = code;
      }
    }
  }

  byte[] encode() {
    CodedNumbers numbers = new CodedNumbers();
    encode(numbers);
    return numbers.toBytes();
  }

  void clear() {
    Arrays.fill(counts, 0);
  }

  public boolean isEmpty() {
    return total() == 0;
  }

  public long total() {
    return Arrays.stream(counts).sum();
  }

  /** The counts by bin, of codes that are bins with a bit for odd steps. */
  public long[] ofBins() {
    return bins(true, true);
  }

  /** Those of odd steps alone. */
  public long[] ofOddSteps() {
    return bins(false, true);
  }

  /** Those of even steps alone. */
  public long[] ofEvenSteps() {
    return bins(true, false);
  }

  /** The counts by code; the array may go on beyond the last code that occurs. */
  long[] ofCodes() {
    return counts;
  }

  private long[] bins(boolean even, boolean odd) {
    long[] bins = new long[(counts.length + 1) / 2];
    for (int code = 0; code < counts.length; code++) {
      if ((code & 1) == 1 ? odd : even) {
        bins[code >> 1] += counts[code];
      }
    }
    return bins;
  }
}
