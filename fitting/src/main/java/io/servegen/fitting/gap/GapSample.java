package io.servegen.fitting.gap;

import java.util.Arrays;

/**
 * The gaps of one client in one window, in seconds. It grows as needed and is meant to be cleared
 * and filled again: its buffers, and those of {@link GapFitter}, outlive the window.
 */
public final class GapSample {
  private final double tickSeconds;
  private double[] gaps = new double[256];
  private int count;

  /** Gaps of a clock that is as fine as double is. */
  public GapSample() {
    this(0);
  }

  /**
   * @param tickSeconds the resolution δ of the clock that stamped the arrivals (cut down to
   *     multiples of it), or 0 for one that is as fine as double is
   */
  public GapSample(double tickSeconds) {
    if (!(tickSeconds >= 0) || tickSeconds == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("a clock cannot tick every " + tickSeconds + " s");
    }
    this.tickSeconds = tickSeconds;
  }

  /** Forgets the gaps and keeps the buffer. */
  public void clear() {
    count = 0;
  }

  /**
   * Adds a gap.
   *
   * @param seconds not negative, and finite
   */
  public void add(double seconds) {
    if (!(seconds >= 0) || seconds == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("a gap cannot last " + seconds + " s");
    }
    if (count == gaps.length) {
      gaps = Arrays.copyOf(gaps, 2 * count);
    }
    gaps[count++] = seconds;
  }

  /** Adds many gaps. */
  public void addAll(double... seconds) {
    for (double gap : seconds) {
      add(gap);
    }
  }

  public int count() {
    return count;
  }

  /** The i-th gap, in the order of adding. */
  public double gap(int i) {
    return gaps[i];
  }

  public double tickSeconds() {
    return tickSeconds;
  }

  /** How many gaps are above zero. */
  public int positives() {
    int positives = 0;
    for (int i = 0; i < count; i++) {
      if (gaps[i] > 0) {
        positives++;
      }
    }
    return positives;
  }

  /** The mean gap in seconds; NaN without gaps. */
  public double mean() {
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += gaps[i];
    }
    return sum / count;
  }

  /**
   * The coefficient of variation: the standard deviation (with divisor n) over the mean. NaN with
   * fewer than two gaps or where all are zero.
   */
  public double cv() {
    if (count < 2) {
      return Double.NaN;
    }
    double mean = mean();
    double squares = 0;
    for (int i = 0; i < count; i++) {
      squares += (gaps[i] - mean) * (gaps[i] - mean);
    }
    return Math.sqrt(squares / count) / mean;
  }

  /** Copies the gaps to the start of a buffer that is long enough. */
  void copyTo(double[] target) {
    System.arraycopy(gaps, 0, target, 0, count);
  }
}
