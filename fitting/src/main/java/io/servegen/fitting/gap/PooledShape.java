package io.servegen.fitting.gap;

import java.util.Arrays;
import java.util.OptionalDouble;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * The shape of the Gamma law that many windows share, each with a rate of its own and perhaps only
 * two or three gaps. It rests on how much the gaps of each window vary about their own mean.
 *
 * <p>Given the sum of n gaps of a Gamma(k) law, their shares of it follow a Dirichlet(k, …, k) law,
 * whatever the rate, and also whatever cut the window off behind them. So the squared coefficient
 * of variation of the n gaps (with divisor n) has the expectation (n − 1)/(nk + 1) exactly, and k
 * solves Σ w · cv² = Σ w (n − 1)/(nk + 1): an estimating equation without bias for any number of
 * gaps per window. Taking all gaps together instead would mix the rates into the shape, and would
 * leave out the long gaps that do not fit into a window.
 */
public final class PooledShape {
  private static final double TOLERANCE = 1e-12;
  private static final int MAX_EVALUATIONS = 200;

  private double[] weights = new double[16];
  private double[] gaps = new double[16];
  private int count;
  private double sum;
  private double information;

  /**
   * Adds windows with the same number of gaps.
   *
   * @param weight of these windows together
   * @param gapsPerWindow n, at least 1; infinite for a cv that is already a law's
   * @param squaredCv the mean of their squared coefficients of variation
   */
  public void add(double weight, double gapsPerWindow, double squaredCv) {
    if (count == weights.length) {
      weights = Arrays.copyOf(weights, 2 * count);
      gaps = Arrays.copyOf(gaps, 2 * count);
    }
    weights[count] = weight;
    gaps[count++] = gapsPerWindow;
    sum += weight * squaredCv;
    information += weight * (1 - 1 / gapsPerWindow);
  }

  /**
   * What the windows have to say: for weights that are the numbers of gaps, the gaps less one for
   * each window.
   */
  public double information() {
    return information;
  }

  /**
   * The shape, within {@link GapFit#MIN_SHAPE} and {@link GapFit#MAX_SHAPE}; empty without
   * information.
   */
  public OptionalDouble shape() {
    if (!(information > 0)) {
      return OptionalDouble.empty();
    }
    if (excess(GapFit.MAX_SHAPE) >= 0) {
      return OptionalDouble.of(GapFit.MAX_SHAPE);
    }
    if (excess(GapFit.MIN_SHAPE) <= 0) {
      return OptionalDouble.of(GapFit.MIN_SHAPE);
    }
    UnivariateFunction ofLog = logShape -> excess(Math.exp(logShape));
    double root =
        new BrentSolver(TOLERANCE)
            .solve(MAX_EVALUATIONS, ofLog, Math.log(GapFit.MIN_SHAPE), Math.log(GapFit.MAX_SHAPE));
    return OptionalDouble.of(Math.exp(root));
  }

  /** How far the expected variation at that shape is above the observed: falls in the shape. */
  private double excess(double shape) {
    double expected = 0;
    for (int i = 0; i < count; i++) {
      expected += weights[i] * (1 - 1 / gaps[i]) / (shape + 1 / gaps[i]);
    }
    return expected - sum;
  }
}
