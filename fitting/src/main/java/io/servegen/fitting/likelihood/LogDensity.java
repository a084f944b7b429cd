package io.servegen.fitting.likelihood;

/**
 * The logarithm of a density on x &gt; 0 with two unbounded parameters a and b, and its derivatives
 * by them. Results are left in fields, since an inner loop reads all six; for one thread at a time.
 */
public abstract class LogDensity {
  /** ln f(x). */
  double value;

  /** ∂/∂a, ∂/∂b. */
  double byA;

  double byB;

  /** ∂²/∂a², ∂²/∂a∂b, ∂²/∂b². */
  double byAA;

  double byAB;
  double byBB;

  /** Sets the parameters. */
  abstract void at(double a, double b);

  /**
   * Evaluates at a point, given with its logarithm, which may be finite where x underflows to 0.
   */
  abstract void evaluate(double x, double logX);

  /**
   * Whether all six results are linear in x and ln x: then their sum over a sample is what they are
   * at the means of x and ln x, times its size.
   */
  boolean isLinear() {
    return false;
  }
}
