package io.servegen.fitting.likelihood;

/**
 * Pareto with a = ln α of the exponent and a lower end m that is given: ln f = ln α + α ln(m/x) −
 * ln x. There is no second parameter: the likelihood looks as if b were best where it is.
 */
public final class ParetoDensity extends LogDensity {
  private double logMinimum;
  private double logAlpha;
  private double alpha;

  /** Sets the lower end of the support. No part of a value may lie below. */
  public void setMinimum(double minimum) {
    logMinimum = Math.log(minimum);
  }

  @Override
  void at(double a, double b) {
    logAlpha = a;
    alpha = Math.exp(a);
    byB = 0;
    byAB = 0;
    byBB = -1;
  }

  @Override
  void evaluate(double x, double logX) {
    double excess = alpha * (logX - logMinimum);
    value = logAlpha - excess - logX;
    byA = 1 - excess;
    byAA = -excess;
  }

  @Override
  boolean isLinear() {
    return true;
  }
}
