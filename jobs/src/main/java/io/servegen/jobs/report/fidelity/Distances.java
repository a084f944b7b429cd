package io.servegen.jobs.report.fidelity;

import io.servegen.fitting.score.TwoSampleDistance;
import java.util.Arrays;

/** Kolmogorov–Smirnov distances of samples that were counted in the same bins. */
final class Distances {
  private Distances() {}

  /** The distance; NaN where a side is empty. */
  static double between(long[] a, long[] b) {
    if (Arrays.stream(a).sum() == 0 || Arrays.stream(b).sum() == 0) {
      return Double.NaN;
    }
    int bins = Math.max(a.length, b.length);
    return TwoSampleDistance.ofCounts(Arrays.copyOf(a, bins), Arrays.copyOf(b, bins));
  }
}
