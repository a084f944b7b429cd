package io.servegen.jobs.plan;

import io.servegen.common.arrival.GapFamily;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.WeibullDistribution;
import org.apache.commons.math3.random.Well19937c;

/**
 * The variance of renewal counts, simulated with other generators and samplers than the engine's
 * and by another way: through the process that starts with an arrival.
 */
final class PlainRenewal {
  private static final int RUNS = 60;

  private PlainRenewal() {}

  /** The gaps of a family with scale 1. */
  static RealDistribution law(GapFamily family, double shape, long seed) {
    Well19937c random = new Well19937c(seed);
    return family == GapFamily.WEIBULL
        ? new WeibullDistribution(random, shape, 1)
        : new GammaDistribution(random, family == GapFamily.GAMMA ? shape : 1, 1);
  }

  /**
   * The variance of the count of a window in which m arrivals are expected: Var N = m + 2 ∫₀ᵐ H −
   * m², with H(t) the expected arrivals up to t after one (Cox, "Renewal Theory", 1962, 4.5). The
   * integral of H is the mean of Σ (m − tᵢ) over the arrivals tᵢ that follow one within m.
   */
  static double variance(GapFamily family, double shape, double m, long seed) {
    RealDistribution gaps = law(family, shape, seed);
    double mean = family.meanOfUnitScale(shape);
    double integral = 0;
    for (int run = 0; run < RUNS; run++) {
      for (double t = gaps.sample() / mean; t < m; t += gaps.sample() / mean) {
        integral += m - t;
      }
    }
    return Math.max(0.01 * m, m + 2 * integral / RUNS - m * m);
  }
}
