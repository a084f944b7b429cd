package io.servegen.common.length;

/**
 * F(x) = 1 − exp(−x/θ).
 *
 * @param scale θ, the mean
 */
public record ExponentialLength(double scale) implements LengthLaw {
  public ExponentialLength {
    LengthFamily.positive("scale", scale);
  }

  @Override
  public LengthFamily family() {
    return LengthFamily.EXPONENTIAL;
  }

  @Override
  public double[] parameters() {
    return new double[] {scale};
  }

  @Override
  public double cdf(double x) {
    return x <= 0 ? 0 : -Math.expm1(-x / scale);
  }

  @Override
  public double quantile(double p) {
    return -scale * Math.log1p(-p);
  }

  @Override
  public double mean() {
    return scale;
  }
}
