package io.servegen.jobs.export;

import io.servegen.common.length.Histogram;

/** Distributions as the text of a Python dict from value to probability. */
final class PythonDict {
  /** What no item of a modality is: a count, or a length, of nothing. */
  static final String ZERO = "{0: 1.0}";

  /** No lengths are known. */
  static final String EMPTY = "{}";

  private static final int SHARES = 501;

  /** ServeGen's own steps are multiples of this, to the last bit. */
  private static final double STEP = 1.0 / SHARES;

  /** So far from 1, a sum is one of probabilities with rounding. */
  private static final double ROUNDING = 1e-6;

  private PythonDict() {}

  /** Of a field of whole numbers. */
  static String ofWholeNumbers(Histogram histogram) {
    double divisor = divisor(histogram);
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < histogram.size(); i++) {
      text.append(i == 0 ? "" : ", ")
          .append((long) histogram.value(i))
          .append(": ")
          .append(histogram.weight(i) / divisor);
    }
    return text.append('}').toString();
  }

  /**
   * Of a share in [0, 1]: all of the 501 steps, since ServeGen knows them by their places. A share
   * goes into the step below it.
   */
  static String ofShares(Histogram histogram) {
    double divisor = divisor(histogram);
    double[] steps = new double[SHARES];
    for (int i = 0; i < histogram.size(); i++) {
      // A step's own value may come out a rounding error below it.
      int step = (int) Math.floor(histogram.value(i) * SHARES + 1e-9);
      steps[Math.min(step, SHARES - 1)] += histogram.weight(i) / divisor;
    }
    StringBuilder text = new StringBuilder("{");
    for (int step = 0; step < SHARES; step++) {
      text.append(step == 0 ? "" : ", ").append(step * STEP).append(": ").append(steps[step]);
    }
    return text.append('}').toString();
  }

  /** All the share in the step of 0: no reasoning. */
  static String noShare() {
    return ofShares(Histogram.of(new double[] {0}, new double[] {1}));
  }

  private static double divisor(Histogram histogram) {
    return Math.abs(histogram.total() - 1) <= ROUNDING ? 1 : histogram.total();
  }
}
