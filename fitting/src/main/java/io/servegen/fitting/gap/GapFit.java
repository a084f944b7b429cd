package io.servegen.fitting.gap;

import io.servegen.common.arrival.GapFamily;

/**
 * One family fitted to the gaps of one window.
 *
 * <p>An interval for a shape or a scale is best taken on its logarithm: estimate · exp(±z · error /
 * estimate) holds the truth as often as it says from 200 gaps on, where estimate ± z · error is a
 * little short for scales of small shapes. On a clock with a tick above the mean gap the errors are
 * up to a tenth too large: gaps then miss the clock's phase together, which the likelihood does not
 * know.
 *
 * @param family the family
 * @param shape its shape; 1 for the exponential law; NaN if the family cannot be fitted
 * @param scale its scale, in seconds; see {@link GapFamily} for the mean
 * @param logLikelihood of the whole sample, as a density per second; NaN if unknown
 * @param ksDistance the Kolmogorov–Smirnov distance; NaN if unknown
 * @param shapeError the standard error of the shape, from the observed information; 0 for the
 *     exponential law, whose shape is fixed; NaN where the estimate lies on a bound
 * @param scaleError the standard error of the scale, in seconds
 * @param iterations steps of the root finding or of the ascent; 0 for a closed form
 * @param converged whether the estimate is the maximum. It is not where the likelihood grows
 *     without end, as it does for equal gaps; then the shape is the bound that was reached
 */
public record GapFit(
    GapFamily family,
    double shape,
    double scale,
    double logLikelihood,
    double ksDistance,
    double shapeError,
    double scaleError,
    int iterations,
    boolean converged) {

  /**
   * No shape below is offered: the mean of the Weibull law leaves the range of double soon after.
   */
  public static final double MIN_SHAPE = 0.01;

  /** No shape above is offered: a coefficient of variation of about 10⁻³ or less is a clock. */
  public static final double MAX_SHAPE = 1e6;

  /** The answer for a sample to which the family has no fit: every number is NaN. */
  static GapFit none(GapFamily family) {
    double nan = Double.NaN;
    return new GapFit(family, nan, nan, nan, nan, nan, nan, 0, false);
  }

  /** Whether there is an estimate at all. */
  public boolean isFitted() {
    return !Double.isNaN(shape);
  }

  /** The number of free parameters of the family. */
  public int parameters() {
    return family == GapFamily.EXPONENTIAL ? 1 : 2;
  }

  /** The mean gap of the fitted law, in seconds. */
  public double mean() {
    return scale * family.meanOfUnitScale(shape);
  }

  GapFit withKsDistance(double distance) {
    return new GapFit(
        family,
        shape,
        scale,
        logLikelihood,
        distance,
        shapeError,
        scaleError,
        iterations,
        converged);
  }
}
