package io.servegen.jobs.report.measure;

import io.servegen.fitting.score.LogBins;

/** How finely a report looks at time and at numbers. */
public final class Steps {
  /** The step of the scatter: three seconds, as in the paper. */
  public static final long MICROS = 3_000_000;

  public static final double SECONDS = MICROS / 1e6;

  /** Bins of what is counted once for a workload: at most 0.4 % wide. */
  public static final LogBins FINE = new LogBins(8);

  /** Bins of what is counted for each client: at most 3 % wide. */
  public static final LogBins OF_CLIENT = new LogBins(5);

  /** Bins of a pair of numbers: at most 6 % wide. */
  public static final LogBins OF_PAIR = new LogBins(4);

  private Steps() {}

  /** Whether the step that a time lies in is an odd one: half of the noise floor. */
  static boolean isOdd(long micros) {
    return (Math.floorDiv(micros, MICROS) & 1) == 1;
  }

  /** A bin with a bit for odd steps, as it is counted. */
  static int code(int bin, boolean odd) {
    return bin << 1 | (odd ? 1 : 0);
  }
}
