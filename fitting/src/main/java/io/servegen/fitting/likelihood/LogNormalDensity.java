package io.servegen.fitting.likelihood;

/** Log-normal with a = ln σ and b = μ, the deviation and the mean of ln x. */
public final class LogNormalDensity extends LogDensity {
  private static final double LOG_SQRT_TWO_PI = 0.5 * Math.log(2 * Math.PI);

  private double logSigma;
  private double mu;
  private double perSigma;

  @Override
  void at(double a, double b) {
    logSigma = a;
    mu = b;
    perSigma = Math.exp(-a);
  }

  @Override
  void evaluate(double x, double logX) {
    double q = (logX - mu) * perSigma;
    value = -logX - logSigma - LOG_SQRT_TWO_PI - q * q / 2;
    byA = q * q - 1;
    byB = q * perSigma;
    byAA = -2 * q * q;
    byAB = -2 * q * perSigma;
    byBB = -perSigma * perSigma;
  }
}
