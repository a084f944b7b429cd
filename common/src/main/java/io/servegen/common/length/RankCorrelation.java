package io.servegen.common.length;

import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.distribution.NormalDistribution;

/**
 * Spearman's rank correlation of two tied laws that are joined by a Gaussian copula, and the
 * copula's correlation that gives a wanted one.
 *
 * <p>The rank of a value is its mid-distribution g(Z) = (F(x) + F(x−))/2, a step function of the
 * normal variable Z behind it. In Hermite polynomials g = Σ cₙ Heₙ/√n!, and by Mehler's formula the
 * covariance of two such functions under correlation r is Σ cₙ dₙ rⁿ: a power series, which is
 * solved for r. The coarser the laws, the slower it ends; near |r| = 1 it takes many terms.
 */
final class RankCorrelation {
  private static final int TERMS = 48;
  private static final int MANY_TERMS = 768;

  /** Up to here {@link #TERMS} are enough: two laws of two values have an error of 10⁻⁴. */
  private static final double FEW_TERMS_SUFFICE = 0.9;

  private static final double GREATEST = 0.999;
  private static final NormalDistribution NORMAL = new NormalDistribution(null, 0, 1);

  private final double[] products;
  private final double deviations;

  private RankCorrelation(LengthTable a, LengthTable b, int terms) {
    double[] coefficientsOfA = coefficients(a, terms);
    double[] coefficientsOfB = coefficients(b, terms);
    products = new double[terms];
    for (int n = 0; n < terms; n++) {
      products[n] = coefficientsOfA[n] * coefficientsOfB[n];
    }
    deviations = Math.sqrt(variance(a) * variance(b));
  }

  /**
   * The copula correlation that gives two laws the rank correlation {@code wanted}, or the nearest
   * to it that their ties allow.
   */
  static double solve(LengthTable a, LengthTable b, double wanted) {
    double r = new RankCorrelation(a, b, TERMS).solve(wanted);
    return Math.abs(r) <= FEW_TERMS_SUFFICE
        ? r
        : new RankCorrelation(a, b, MANY_TERMS).solve(wanted);
  }

  /** The rank correlation of two laws under the copula correlation {@code r}. */
  static double of(LengthTable a, LengthTable b, double r) {
    return new RankCorrelation(a, b, Math.abs(r) <= FEW_TERMS_SUFFICE ? TERMS : MANY_TERMS).of(r);
  }

  /** 0 where a law has one value. */
  private double of(double r) {
    if (deviations == 0) {
      return 0;
    }
    double sum = 0;
    for (int n = products.length - 1; n >= 0; n--) {
      sum = (sum + products[n]) * r;
    }
    return sum / deviations;
  }

  private double solve(double wanted) {
    double most = of(GREATEST);
    double least = of(-GREATEST);
    if (wanted == 0 || most <= least) {
      return 0;
    }
    if (wanted >= most) {
      return GREATEST;
    }
    if (wanted <= least) {
      return -GREATEST;
    }
    UnivariateFunction miss = r -> of(r) - wanted;
    return new BrentSolver(1e-9).solve(200, miss, -GREATEST, GREATEST);
  }

  /** c₁ … of the mid-distribution; each step of g at z adds step · Heₙ₋₁(z) φ(z) / √n!. */
  private static double[] coefficients(LengthTable table, int terms) {
    double[] sums = new double[terms];
    for (int i = 0; i + 1 < table.size(); i++) {
      double cumulative = table.cumulative(i);
      double below = i == 0 ? 0 : table.cumulative(i - 1);
      double step = (table.cumulative(i + 1) - below) / 2;
      double z = NORMAL.inverseCumulativeProbability(cumulative);
      // Normalised: h(n) = He(n) / sqrt(n!), and the term of order n is step · h(n−1) φ(z) /
      // sqrt(n).
      double previous = 0;
      double current = step * NORMAL.density(z);
      for (int n = 1; n <= terms; n++) {
        sums[n - 1] += current / Math.sqrt(n);
        double following = (z * current - Math.sqrt(n - 1) * previous) / Math.sqrt(n);
        previous = current;
        current = following;
      }
    }
    return sums;
  }

  private static double variance(LengthTable table) {
    double sum = 0;
    double below = 0;
    for (int i = 0; i < table.size(); i++) {
      double cumulative = table.cumulative(i);
      double middle = (cumulative + below) / 2 - 0.5;
      sum += (cumulative - below) * middle * middle;
      below = cumulative;
    }
    return sum;
  }
}
