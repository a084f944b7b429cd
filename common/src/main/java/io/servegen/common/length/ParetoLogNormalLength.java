package io.servegen.common.length;

import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * A mixture of a Pareto tail and a Log-normal body, as prompts have it.
 *
 * @param paretoWeight the probability of the Pareto part, in [0, 1]
 * @param pareto the tail
 * @param logNormal the body
 */
public record ParetoLogNormalLength(
    double paretoWeight, ParetoLength pareto, LogNormalLength logNormal) implements LengthLaw {
  private static final double RELATIVE_ACCURACY = 1e-13;
  private static final int MAX_EVALUATIONS = 1_000;

  public ParetoLogNormalLength {
    if (!(paretoWeight >= 0 && paretoWeight <= 1)) {
      throw new IllegalArgumentException("pareto_weight is " + paretoWeight + ", not in [0, 1]");
    }
  }

  @Override
  public LengthFamily family() {
    return LengthFamily.PARETO_LOG_NORMAL;
  }

  @Override
  public double[] parameters() {
    return new double[] {
      paretoWeight, pareto.minimum(), pareto.alpha(), logNormal.mu(), logNormal.sigma()
    };
  }

  @Override
  public double cdf(double x) {
    return paretoWeight * pareto.cdf(x) + (1 - paretoWeight) * logNormal.cdf(x);
  }

  @Override
  public double quantile(double p) {
    double a = pareto.quantile(p);
    double b = logNormal.quantile(p);
    if (paretoWeight == 0 || a == b) {
      return b;
    }
    if (paretoWeight == 1) {
      return a;
    }
    double low = Math.min(a, b);
    double high = Math.max(a, b);
    if (low == 0 || high == Double.POSITIVE_INFINITY) {
      return p == 0 ? 0 : high;
    }
    // Below the Pareto's minimum its quantiles say nothing: there the Log-normal is alone.
    if (cdf(low) >= p) {
      return low;
    }
    if (cdf(high) <= p) {
      return high;
    }
    double logX =
        new BrentSolver(RELATIVE_ACCURACY, RELATIVE_ACCURACY)
            .solve(MAX_EVALUATIONS, t -> cdf(Math.exp(t)) - p, Math.log(low), Math.log(high));
    return Math.exp(logX);
  }

  @Override
  public double mean() {
    double body = (1 - paretoWeight) * logNormal.mean();
    return paretoWeight == 0 ? body : paretoWeight * pareto.mean() + body;
  }
}
