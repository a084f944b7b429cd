package io.servegen.common.math;

import org.apache.commons.math3.special.Gamma;

/**
 * The regularized incomplete gamma functions P(k, x) and Q(k, x) = 1 − P(k, x) of one shape k: P is
 * the distribution function of the Gamma law with scale 1. A power series left of k + 1 and a
 * continued fraction (Lentz's method) right of it, as in NIST DLMF 8.11.4 and 8.9.2.
 *
 * <p>Commons Math has the same functions, but takes ln Γ(k) anew on every call and allocates its
 * continued fraction; a goodness-of-fit distance asks for hundreds of values of one shape.
 */
public final class RegularizedGamma {
  private static final double RELATIVE_ERROR = 1e-15;
  private static final int MAX_ITERATIONS = 200;
  private static final double TINY = 1e-300;

  private final double shape;
  private final double logGamma;

  /**
   * @param shape k &gt; 0
   */
  public RegularizedGamma(double shape) {
    if (!(shape > 0)) {
      throw new IllegalArgumentException("shape " + shape + " is not positive");
    }
    this.shape = shape;
    this.logGamma = Gamma.logGamma(shape);
  }

  /** P(k, x): the probability of at most x; 0 for x ≤ 0. */
  public double p(double x) {
    if (x <= 0) {
      return 0;
    }
    return x < shape + 1 ? series(x) : 1 - fraction(x);
  }

  /** Q(k, x): the probability of more than x, without the cancellation of 1 − P. */
  public double q(double x) {
    if (x <= 0) {
      return 1;
    }
    return x < shape + 1 ? 1 - series(x) : fraction(x);
  }

  /**
   * The x with P(k, x) = {@code p}. Newton's method in ln x on the logarithm of P or, above the
   * median, of Q; both are concave. A bracket keeps the steps in.
   *
   * @param p in [0, 1]
   */
  public double quantile(double p) {
    if (p <= 0 || p >= 1) {
      return p <= 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    boolean lower = p < 0.5;
    double goal = lower ? Math.log(p) : Math.log1p(-p);
    double low = Math.log(Double.MIN_NORMAL);
    double high = Math.log(shape + 1) + 50;
    // P(k, x) ≤ x^k / Γ(k + 1), and the bound is close where P is small.
    double t = (Math.log(p) + Gamma.logGamma(shape + 1)) / shape;
    if (t < low) {
      return Math.exp(t);
    }
    double step;
    int iteration = 0;
    do {
      double x = Math.exp(t);
      double tail = lower ? p(x) : q(x);
      double difference = lower ? Math.log(tail) - goal : goal - Math.log(tail);
      if (difference < 0) {
        low = t;
      } else {
        high = t;
      }
      double next = t - difference * tail / front(x);
      if (!(next >= low && next <= high)) {
        next = (low + high) / 2;
      }
      step = next - t;
      t = next;
      iteration++;
    } while (Math.abs(step) > RELATIVE_ERROR * Math.max(1, Math.abs(t))
        && iteration < MAX_ITERATIONS);
    return Math.exp(t);
  }

  /** x^k e^(−x) / Γ(k). */
  private double front(double x) {
    return Math.exp(shape * Math.log(x) - x - logGamma);
  }

  private double series(double x) {
    double term = 1 / shape;
    double sum = term;
    for (double n = shape + 1; term > sum * RELATIVE_ERROR; n++) {
      term *= x / n;
      sum += term;
    }
    return Math.min(1, front(x) * sum);
  }

  private double fraction(double x) {
    if (x == Double.POSITIVE_INFINITY) {
      return 0;
    }
    double b = x + 1 - shape;
    double c = 1 / TINY;
    double d = 1 / b;
    double value = d;
    double change;
    int i = 0;
    do {
      i++;
      double a = i * (shape - i);
      b += 2;
      d = 1 / nonZero(a * d + b);
      c = nonZero(b + a / c);
      change = c * d;
      value *= change;
    } while (Math.abs(change - 1) > RELATIVE_ERROR);
    return Math.min(1, front(x) * value);
  }

  private static double nonZero(double value) {
    return Math.abs(value) < TINY ? TINY : value;
  }
}
