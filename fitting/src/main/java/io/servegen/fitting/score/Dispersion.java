package io.servegen.fitting.score;

/**
 * The index of dispersion of counts: the variance of the number of arrivals in steps of one length,
 * over its mean. It is 1 for a Poisson process at every length, and shows at which length of time a
 * workload is bursty.
 */
public final class Dispersion {
  private Dispersion() {}

  /**
   * The index of these counts, with n − 1 in the variance; NaN for fewer than two or only zeros.
   */
  public static double index(long[] counts) {
    double[] values = new double[counts.length];
    for (int i = 0; i < counts.length; i++) {
      values[i] = counts[i];
    }
    double mean = Moments.mean(values);
    return counts.length > 1 && mean > 0 ? Moments.variance(values) / mean : Double.NaN;
  }

  /**
   * The index from sums, for counts that are too many to keep.
   *
   * @param steps how many counts there are, zeros included
   * @param sum their sum
   * @param squares the sum of their squares
   */
  public static double index(long steps, double sum, double squares) {
    if (steps < 2 || !(sum > 0)) {
      return Double.NaN;
    }
    double mean = sum / steps;
    return Math.max(0, squares - sum * mean) / (steps - 1) / mean;
  }
}
