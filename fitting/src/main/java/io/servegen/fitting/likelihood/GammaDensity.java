package io.servegen.fitting.likelihood;

import io.servegen.common.math.Polygamma;
import org.apache.commons.math3.special.Gamma;

/**
 * Gamma with a = ln k of the shape k and b = ln m of the mean m: ln f = k ln(k/m) − ln Γ(k) + (k −
 * 1) ln x − k x/m. The exponential law is a = 0.
 */
public final class GammaDensity extends LogDensity {
  private double shape;
  private double perMean;
  private double constant;
  private double constantByA;
  private double curvature;

  @Override
  void at(double a, double b) {
    shape = Math.exp(a);
    perMean = Math.exp(-b);
    constant = shape * (a - b) - Gamma.logGamma(shape);
    // ln(k/m) + 1 − ψ(k)
    constantByA = Polygamma.logMinusDigamma(shape) - b + 1;
    curvature = shape * Polygamma.shapeTimesTrigammaMinusOne(shape);
  }

  @Override
  void evaluate(double x, double logX) {
    double relative = x * perMean;
    value = constant + (shape - 1) * logX - shape * relative;
    byA = shape * (constantByA + logX - relative);
    byB = shape * (relative - 1);
    byAA = byA - curvature;
    byAB = byB;
    byBB = -shape * relative;
  }

  @Override
  boolean isLinear() {
    return true;
  }
}
