package io.servegen.fitting.likelihood;

/**
 * Weibull with a = ln k of the shape k and b = ln θ of the scale θ: with u = k ln(x/θ) and z = eᵘ,
 * ln f = ln k − ln x + u − z.
 */
public final class WeibullDensity extends LogDensity {
  private double shape;
  private double logShape;
  private double logScale;

  @Override
  void at(double a, double b) {
    shape = Math.exp(a);
    logShape = a;
    logScale = b;
  }

  @Override
  void evaluate(double x, double logX) {
    double u = shape * (logX - logScale);
    double z = Math.exp(u);
    value = logShape - logX + u - z;
    byA = 1 + u * (1 - z);
    byB = shape * (z - 1);
    byAA = u * (1 - z) - u * u * z;
    byAB = byB + shape * u * z;
    byBB = -shape * shape * z;
  }
}
