package io.servegen.common.length;

import io.servegen.common.math.RegularizedGamma;

/**
 * Density x^(k−1) exp(−x/θ) / (Γ(k) θ^k).
 *
 * @param shape k
 * @param scale θ
 */
public record GammaLength(double shape, double scale) implements LengthLaw {
  public GammaLength {
    LengthFamily.positive("shape", shape);
    LengthFamily.positive("scale", scale);
  }

  @Override
  public LengthFamily family() {
    return LengthFamily.GAMMA;
  }

  @Override
  public double[] parameters() {
    return new double[] {shape, scale};
  }

  @Override
  public double cdf(double x) {
    return new RegularizedGamma(shape).p(x / scale);
  }

  @Override
  public double quantile(double p) {
    return scale * new RegularizedGamma(shape).quantile(p);
  }

  @Override
  public double mean() {
    return shape * scale;
  }
}
