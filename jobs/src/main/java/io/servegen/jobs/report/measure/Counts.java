package io.servegen.jobs.report.measure;

import io.servegen.jobs.window.CodedNumbers;
import java.util.Arrays;

/**
 * How often each code from 0 up occurs. Clearing and coding take time by the codes that do occur,
 * so that one of these serves very many small samples.
 */
public final class Counts {
  private long[] counts = {};

  /** The codes that occur, in no order. */
  private int[] codes = new int[8];

  private int occurring;

  void add(int code) {
    add(code, 1);
  }

  /**
   * @param times above zero
   */
  void add(int code, long times) {
    if (code >= counts.length) {
      counts = Arrays.copyOf(counts, Math.max(code + 1, counts.length * 3 / 2));
    }
    if (counts[code] == 0) {
      occurs(code);
    }
    counts[code] += times;
  }

  private void occurs(int code) {
    if (occurring == codes.length) {
      codes = Arrays.copyOf(codes, 2 * occurring);
    }
    codes[occurring++] = code;
  }

  /** Adds what {@link #encode} wrote. */
  public void addAll(byte[] coded) {
    CodedNumbers numbers = new CodedNumbers(coded);
    if (numbers.hasNext()) {
      addAll(numbers);
    }
  }

  /** Adds what {@link #encode} wrote next. */
  void addAll(CodedNumbers numbers) {
    int code = 0;
    for (long pairs = numbers.next(); pairs > 0; pairs--) {
      code += (int) numbers.next();
      add(code, numbers.next());
    }
  }

  public void addAll(Counts other) {
    for (int i = 0; i < other.occurring; i++) {
      add(other.codes[i], other.counts[other.codes[i]]);
    }
  }

  /** The coded form: how many codes occur, then each one's distance from the last and its count. */
  void encode(CodedNumbers target) {
    Arrays.sort(codes, 0, occurring);
    target.put(occurring);
    int last = 0;
    for (int i = 0; i < occurring; i++) {
      target.put(codes[i] - last);
      target.put(counts[codes[i]]);
      last = codes[i];
    }
  }

  byte[] encode() {
    CodedNumbers numbers = new CodedNumbers();
    encode(numbers);
    return numbers.toBytes();
  }

  void clear() {
    for (int i = 0; i < occurring; i++) {
      counts[codes[i]] = 0;
    }
    occurring = 0;
  }

  public boolean isEmpty() {
    return occurring == 0;
  }

  public long total() {
    long total = 0;
    for (int i = 0; i < occurring; i++) {
      total += counts[codes[i]];
    }
    return total;
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
    for (int i = 0; i < occurring; i++) {
      int code = codes[i];
      if ((code & 1) == 1 ? odd : even) {
        bins[code >> 1] += counts[code];
      }
    }
    return bins;
  }
}
