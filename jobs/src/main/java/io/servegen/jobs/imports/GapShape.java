package io.servegen.jobs.imports;

import io.servegen.common.arrival.GapFamily;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/** The shape of a family of gaps, from the coefficient of variation that people know. */
final class GapShape {
  /** Gaps more even or more uneven than this are taken for a slip of the pen. */
  static final double LEAST_CV = 0.01;

  static final double MOST_CV = 30;

  /** The CV of Weibull gaps goes from far above {@link #MOST_CV} to below {@link #LEAST_CV}. */
  private static final double LEAST_WEIBULL_SHAPE = 0.05;

  private static final double MOST_WEIBULL_SHAPE = 1000;

  private GapShape() {}

  /**
   * The shape whose gaps have this CV: 1/CV² for Gamma; for Weibull the root of CV²(shape), which
   * falls as the shape grows.
   *
   * @param cv from {@link #LEAST_CV} to {@link #MOST_CV}; exponential gaps have 1 and no other
   */
  static double ofCv(GapFamily family, double cv) {
    if (cv < LEAST_CV || cv > MOST_CV || family == GapFamily.EXPONENTIAL && cv != 1) {
      throw new IllegalArgumentException("cv " + cv + " of " + family.key() + " gaps");
    }
    return switch (family) {
      case EXPONENTIAL -> 1;
      case GAMMA -> 1 / (cv * cv);
      case WEIBULL -> weibull(cv);
    };
  }

  private static double weibull(double cv) {
    double wanted = 2 * Math.log(cv);
    return Math.exp(
        new BrentSolver(1e-14, 1e-14)
            .solve(
                200,
                x -> Math.log(GapFamily.WEIBULL.squaredCv(Math.exp(x))) - wanted,
                Math.log(LEAST_WEIBULL_SHAPE),
                Math.log(MOST_WEIBULL_SHAPE)));
  }
}
