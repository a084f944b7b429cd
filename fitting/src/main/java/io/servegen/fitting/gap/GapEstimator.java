package io.servegen.fitting.gap;

/**
 * The maximum-likelihood estimate of one family from gaps of a continuous clock. The likelihood of
 * Gamma and Weibull has no maximum where a gap is zero (no fit) or where all are equal (the shape
 * is {@link GapFit#MAX_SHAPE} and the mean is kept).
 */
interface GapEstimator {
  /** Parameters, likelihood and errors; the Kolmogorov–Smirnov distance is left NaN. */
  GapFit fit(SortedGaps gaps);
}
