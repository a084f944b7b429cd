package io.servegen.common.length;

import org.apache.commons.math3.special.Erf;

/**
 * ln x is normal with mean μ and standard deviation σ.
 *
 * @param mu μ
 * @param sigma σ
 */
public record LogNormalLength(double mu, double sigma) implements LengthLaw {
  private static final double SQRT2 = Math.sqrt(2);

  public LogNormalLength {
    if (!Double.isFinite(mu)) {
      throw new IllegalArgumentException("mu is " + mu + ", not finite");
    }
    LengthFamily.positive("sigma", sigma);
  }

  @Override
  public LengthFamily family() {
    return LengthFamily.LOG_NORMAL;
  }

  @Override
  public double[] parameters() {
    return new double[] {mu, sigma};
  }

  @Override
  public double cdf(double x) {
    return x <= 0 ? 0 : 0.5 * Erf.erfc((mu - Math.log(x)) / (sigma * SQRT2));
  }

  @Override
  public double quantile(double p) {
    return Math.exp(mu - sigma * SQRT2 * Erf.erfcInv(2 * p));
  }

  @Override
  public double mean() {
    return Math.exp(mu + sigma * sigma / 2);
  }
}
