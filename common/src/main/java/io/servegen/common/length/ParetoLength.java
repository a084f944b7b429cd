package io.servegen.common.length;

/**
 * F(x) = 1 − (m/x)^α for x ≥ m. It has no mean where α ≤ 1.
 *
 * @param minimum m, the lower end of the support
 * @param alpha α, the tail's exponent
 */
public record ParetoLength(double minimum, double alpha) implements LengthLaw {
  public ParetoLength {
    LengthFamily.positive("minimum", minimum);
    LengthFamily.positive("alpha", alpha);
  }

  @Override
  public LengthFamily family() {
    return LengthFamily.PARETO;
  }

  @Override
  public double[] parameters() {
    return new double[] {minimum, alpha};
  }

  @Override
  public double cdf(double x) {
    return x <= minimum ? 0 : -Math.expm1(alpha * Math.log(minimum / x));
  }

  @Override
  public double quantile(double p) {
    return minimum * Math.exp(-Math.log1p(-p) / alpha);
  }

  @Override
  public double mean() {
    return alpha > 1 ? minimum * alpha / (alpha - 1) : Double.POSITIVE_INFINITY;
  }
}
