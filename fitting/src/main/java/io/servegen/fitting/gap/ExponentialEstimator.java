package io.servegen.fitting.gap;

import io.servegen.common.arrival.GapFamily;

/** The scale is the mean gap; its standard error is scale / √n. */
final class ExponentialEstimator implements GapEstimator {
  @Override
  public GapFit fit(SortedGaps gaps) {
    int n = gaps.count();
    double scale = gaps.mean();
    double logLikelihood = -n * (Math.log(scale) + 1);
    return new GapFit(
        GapFamily.EXPONENTIAL,
        1,
        scale,
        logLikelihood,
        Double.NaN,
        0,
        scale / Math.sqrt(n),
        0,
        true);
  }
}
