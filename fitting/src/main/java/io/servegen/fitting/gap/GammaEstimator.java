package io.servegen.fitting.gap;

import io.servegen.common.arrival.GapFamily;
import io.servegen.common.math.Polygamma;
import org.apache.commons.math3.special.Gamma;

/**
 * The shape k solves ln k − ψ(k) = s, where s = ln(mean gap) − mean(ln gap); the scale is mean / k.
 * Newton's method in ln k from Minka's closed approximation, which is within 1.5 %, so that three
 * or four steps do. With the information matrix n [[ψ′(k), 1/θ], [1/θ, k/θ²]] the variances are k /
 * d and ψ′(k) θ² / d, d = n (k ψ′(k) − 1).
 *
 * <p>Source: T. Minka, "Estimating a Gamma distribution", 2002.
 */
final class GammaEstimator implements GapEstimator {
  private static final int MAX_ITERATIONS = 50;
  private static final double TOLERANCE = 1e-14;

  @Override
  public GapFit fit(SortedGaps gaps) {
    if (gaps.hasZeros()) {
      return GapFit.none(GapFamily.GAMMA);
    }
    double s = gaps.logDispersion();
    if (gaps.allEqual() || s <= Polygamma.logMinusDigamma(GapFit.MAX_SHAPE)) {
      return at(GapFit.MAX_SHAPE, gaps, 0, false);
    }
    if (s >= Polygamma.logMinusDigamma(GapFit.MIN_SHAPE)) {
      return at(GapFit.MIN_SHAPE, gaps, 0, false);
    }
    double shape = approximate(s);
    int iteration = 0;
    double step;
    do {
      iteration++;
      step = (Polygamma.logMinusDigamma(shape) - s) / Polygamma.shapeTimesTrigammaMinusOne(shape);
      shape *= Math.exp(step);
    } while (Math.abs(step) > TOLERANCE && iteration < MAX_ITERATIONS);
    // The last digits of s differ from sample to sample by rounding, so the steps may end above the
    // tolerance and still be as small as double allows.
    return at(shape, gaps, iteration, Math.abs(step) < 1e-9);
  }

  /** Minka's approximation to the shape, for s &gt; 0. */
  static double approximate(double s) {
    return (3 - s + Math.sqrt((s - 3) * (s - 3) + 24 * s)) / (12 * s);
  }

  private static GapFit at(double shape, SortedGaps gaps, int iterations, boolean converged) {
    int n = gaps.count();
    double scale = gaps.mean() / shape;
    double logLikelihood =
        n
            * ((shape - 1) * gaps.meanLog()
                - shape
                + shape * Math.log(shape)
                - Gamma.logGamma(shape)
                - Math.log(gaps.mean()));
    double information = n * Polygamma.shapeTimesTrigammaMinusOne(shape);
    return new GapFit(
        GapFamily.GAMMA,
        shape,
        scale,
        logLikelihood,
        Double.NaN,
        converged ? Math.sqrt(shape / information) : Double.NaN,
        converged ? scale * Math.sqrt(Polygamma.trigamma(shape) / information) : Double.NaN,
        iterations,
        converged);
  }
}
