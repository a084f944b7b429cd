package io.servegen.common.length;

import io.servegen.common.arrival.GapFamily;

/**
 * F(x) = 1 − exp(−(x/θ)^k).
 *
 * @param shape k
 * @param scale θ
 */
public record WeibullLength(double shape, double scale) implements LengthLaw {
  public WeibullLength {
    LengthFamily.positive("shape", shape);
    LengthFamily.positive("scale", scale);
  }

  @Override
  public LengthFamily family() {
    return LengthFamily.WEIBULL;
  }

  @Override
  public double[] parameters() {
    return new double[] {shape, scale};
  }

  @Override
  public double cdf(double x) {
    return x <= 0 ? 0 : -Math.expm1(-Math.pow(x / scale, shape));
  }

  @Override
  public double quantile(double p) {
    return scale * Math.pow(-Math.log1p(-p), 1 / shape);
  }

  @Override
  public double mean() {
    return scale * GapFamily.WEIBULL.meanOfUnitScale(shape);
  }
}
