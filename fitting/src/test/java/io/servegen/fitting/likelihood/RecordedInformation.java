package io.servegen.fitting.likelihood;

import io.servegen.common.arrival.GapFamily;
import io.servegen.common.math.RegularizedGamma;

/**
 * The Cramér–Rao bound for gaps on a clock that ticks: the information of one recorded gap, as the
 * expectation over the recorded law of minus the second derivatives of its log-likelihood.
 */
public final class RecordedInformation {
  private static final int TAIL_POINTS = 10_000;

  private final LogLikelihood likelihood = new LogLikelihood();
  private final GapFamily family;

  /** Of the law with that shape and scale, for a clock with that tick. */
  public RecordedInformation(GapFamily family, double shape, double scale, double tick) {
    this.family = family;
    boolean weibull = family == GapFamily.WEIBULL;
    LogDensity density = weibull ? new WeibullDensity() : new GammaDensity();
    double a = Math.log(shape);
    double b = Math.log(weibull ? scale : scale * shape);
    RecordedSample expected = new RecordedSample(Recording.TICKS, tick);
    double left = 1;
    for (int j = 0; j < Recording.EXACT_FROM; j++) {
      RecordedSample one = new RecordedSample(Recording.TICKS, tick);
      one.add(j * tick, 1);
      likelihood.evaluate(one, density, a, b);
      double probability = tick * Math.exp(likelihood.value);
      if (probability > 0) {
        expected.add(j * tick, probability);
        left -= probability;
      }
    }
    if (left > 1e-9) {
      RegularizedGamma gamma = new RegularizedGamma(weibull ? 1 : shape);
      double power = weibull ? 1 / shape : 1;
      double least = (Recording.EXACT_FROM - 0.5) * tick;
      double below = gamma.p(Math.pow(least / scale, 1 / power));
      for (int i = 0; i < TAIL_POINTS; i++) {
        double p = below + (1 - below) * (i + 0.5) / TAIL_POINTS;
        double gap = scale * Math.pow(gamma.quantile(p), power);
        expected.add(Math.max(gap, Recording.EXACT_FROM * tick), left / TAIL_POINTS);
      }
    }
    likelihood.evaluate(expected, density, a, b);
  }

  /** The least standard deviation of ln(shape) from one gap. */
  public double logShapeDeviation() {
    return Math.sqrt(-likelihood.byBB / determinant());
  }

  /** The least standard deviation of ln(scale) from one gap. */
  public double logScaleDeviation() {
    if (family == GapFamily.EXPONENTIAL) {
      return Math.sqrt(-1 / likelihood.byBB);
    }
    double aa = -likelihood.byBB / determinant();
    double bb = -likelihood.byAA / determinant();
    double ab = likelihood.byAB / determinant();
    return Math.sqrt(family == GapFamily.GAMMA ? aa + bb - 2 * ab : bb);
  }

  private double determinant() {
    return likelihood.byAA * likelihood.byBB - likelihood.byAB * likelihood.byAB;
  }
}
