package io.servegen.jobs.report.content;

import io.servegen.jobs.report.measure.Measure;

/** Shares between 0 and 1, counted in twentieths. */
final class Shares {
  static final int PARTS = 20;

  /** A valley at most so high, as a part of the lower hump, parts two humps. */
  static final double DEEP = 0.7;

  private Shares() {}

  /** The part of all in each twentieth, of values in thousandths. */
  static double[] parts(Distribution thousandths) {
    double[] parts = new double[PARTS];
    double total = thousandths.total();
    for (int i = 0; i < thousandths.values().length; i++) {
      int part = (int) (thousandths.values()[i] * PARTS / Measure.WHOLE_SHARE);
      parts[Math.min(PARTS - 1, part)] += thousandths.counts()[i] / total;
    }
    return parts;
  }

  /**
   * How deep the deepest valley between two humps is: its height as a part of the lower hump's. 1
   * where there is but one hump.
   */
  static double valley(double[] parts) {
    double deepest = 1;
    for (int low = 1; low < parts.length - 1; low++) {
      double left = 0;
      double right = 0;
      for (int i = 0; i < low; i++) {
        left = Math.max(left, parts[i]);
      }
      for (int i = low + 1; i < parts.length; i++) {
        right = Math.max(right, parts[i]);
      }
      double hump = Math.min(left, right);
      // A hump of under a hundredth of all is but a ripple.
      if (hump >= 0.01) {
        deepest = Math.min(deepest, parts[low] / hump);
      }
    }
    return deepest;
  }
}
