package io.servegen.fitting.gap;

import io.servegen.common.arrival.GapFamily;

/**
 * The shape k is the root of the profile score Σ xᵏ ln x / Σ xᵏ − 1/k − mean(ln x), which rises in
 * k; the scale is (mean of xᵏ)^(1/k). Newton's method in ln k inside a bracket, from the shape
 * whose law has the standard deviation of ln x, π / (k √6). The standard errors come from the
 * observed information [[n/k² + Σ z u², −(k/θ) Σ z u], [·, n k²/θ²]] with u = ln(x/θ), z = eᵏᵘ.
 *
 * <p>Powers are taken of x over the largest gap: none overflows, whatever the shape.
 */
final class WeibullEstimator implements GapEstimator {
  private static final int MAX_ITERATIONS = 100;
  private static final double TOLERANCE = 1e-14;
  private static final double SHAPE_TIMES_LOG_SD = Math.PI / Math.sqrt(6);

  /** Σ w / n, Σ w y / Σ w and Σ w y² / Σ w of w = eᵏʸ, y = ln(x / largest). */
  private double meanWeight;

  private double mean;
  private double meanSquare;

  @Override
  public GapFit fit(SortedGaps gaps) {
    if (gaps.hasZeros()) {
      return GapFit.none(GapFamily.WEIBULL);
    }
    if (gaps.allEqual()) {
      return at(GapFit.MAX_SHAPE, gaps, 0, false);
    }
    double largest = gaps.logs()[gaps.count() - 1];
    double meanLog = gaps.meanLog() - largest;
    double low = Math.log(GapFit.MIN_SHAPE);
    double high = Math.log(GapFit.MAX_SHAPE);
    double logShape = Math.log(SHAPE_TIMES_LOG_SD / gaps.logSd());
    logShape = Math.min(high, Math.max(low, logShape));
    int iteration = 0;
    double step;
    do {
      iteration++;
      double shape = Math.exp(logShape);
      weigh(gaps, largest, shape);
      double score = mean - 1 / shape - meanLog;
      if (score < 0) {
        low = logShape;
      } else {
        high = logShape;
      }
      double slope = shape * (meanSquare - mean * mean) + 1 / shape;
      double next = logShape - score / slope;
      if (!(next >= low && next <= high)) {
        next = (low + high) / 2;
      }
      step = next - logShape;
      logShape = next;
    } while (Math.abs(step) > TOLERANCE && iteration < MAX_ITERATIONS);
    double shape = Math.exp(logShape);
    boolean inside = shape > GapFit.MIN_SHAPE * 1.000001 && shape < GapFit.MAX_SHAPE / 1.000001;
    return at(shape, gaps, iteration, inside && Math.abs(step) < 1e-9);
  }

  private void weigh(SortedGaps gaps, double largest, double shape) {
    double[] logs = gaps.logs();
    double weights = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < gaps.count(); i++) {
      double y = logs[i] - largest;
      double weight = Math.exp(shape * y);
      weights += weight;
      first += weight * y;
      second += weight * y * y;
    }
    meanWeight = weights / gaps.count();
    mean = first / weights;
    meanSquare = second / weights;
  }

  private GapFit at(double shape, SortedGaps gaps, int iterations, boolean converged) {
    int n = gaps.count();
    double largest = gaps.logs()[n - 1];
    weigh(gaps, largest, shape);
    // With z = eᵏᵘ = w / mean(w): u = y − shift, and Σ z = n.
    double shift = Math.log(meanWeight) / shape;
    double meanU = mean - shift;
    double meanSquareU = meanSquare - 2 * shift * mean + shift * shift;
    double scale = gaps.mean() * Math.exp(largest + shift);
    double meanLogU = gaps.meanLog() - largest - shift;
    double logLikelihood =
        n * (Math.log(shape) + shape * meanLogU - 1 - gaps.meanLog() - Math.log(gaps.mean()));
    // Divided by n and in units of the scale: [[a, −k m], [−k m, k²]].
    double a = 1 / (shape * shape) + meanSquareU;
    double determinant = n * (a - meanU * meanU);
    return new GapFit(
        GapFamily.WEIBULL,
        shape,
        scale,
        logLikelihood,
        Double.NaN,
        converged ? 1 / Math.sqrt(determinant) : Double.NaN,
        converged ? scale / shape * Math.sqrt(a / determinant) : Double.NaN,
        iterations,
        converged);
  }
}
