package io.servegen.jobs.report.fidelity;

import io.servegen.jobs.report.measure.Scope;
import java.io.Serializable;

/**
 * The actual workload's time in periods of three hours, as the paper looks at it; the last takes
 * what is left over.
 *
 * @param startMicros the start of the first: that of the first window
 * @param count how many there are, at least one
 */
public record Periods(long startMicros, int count) implements Serializable {
  public static final long MICROS = 3 * 3_600_000_000L;

  static Periods of(Scope actual) {
    long start = actual.grid().startOf(actual.span().startMicros());
    return new Periods(
        start,
        (int) Math.max(1, Math.round((actual.span().endMicros() - start) / (double) MICROS)));
  }

  /** The period that a time of the actual's calendar lies in; −1 outside of all. */
  int of(long micros) {
    if (micros < startMicros) {
      return -1;
    }
    long period = (micros - startMicros) / MICROS;
    return period > count ? -1 : (int) Math.min(count - 1L, period);
  }

  /** The start of a period. */
  public long startOf(int period) {
    return startMicros + period * MICROS;
  }

  /**
   * By how much another workload's times are shifted to lie beside the actual's: not at all where
   * most of the shorter of both overlaps as it is, else so that both start together.
   */
  public static long shift(Scope actual, Scope other) {
    long overlap =
        Math.min(actual.span().endMicros(), other.span().endMicros())
            - Math.max(actual.span().startMicros(), other.span().startMicros());
    double shorter = Math.min(actual.span().seconds(), other.span().seconds());
    return overlap / 1e6 > shorter / 2
        ? 0
        : actual.grid().startOf(actual.span().startMicros())
            - other.grid().startOf(other.span().startMicros());
  }
}
