package io.servegen.fitting.gap;

import io.servegen.common.arrival.GapFamily;
import io.servegen.fitting.KolmogorovSmirnov;
import io.servegen.fitting.likelihood.Ascent;
import io.servegen.fitting.likelihood.GammaDensity;
import io.servegen.fitting.likelihood.LogDensity;
import io.servegen.fitting.likelihood.RecordedSample;
import io.servegen.fitting.likelihood.Recording;
import io.servegen.fitting.likelihood.TickLaw;
import io.servegen.fitting.likelihood.WeibullDensity;

/**
 * Maximum likelihood for the gaps of a clock that ticks; see {@link Recording#TICKS}. A gap of a
 * hundred ticks or more is taken as exact. Errors come from the observed information.
 *
 * <p>A law whose deviation is under a quarter of a tick cannot be told from a more regular one:
 * about there shapes end, and estimates at the end are not converged.
 */
final class TickEstimator {
  private static final double MIN_DEVIATION_TICKS = 0.25;
  private static final double EULER = 0.5772156649015329;
  private static final double SHAPE_TIMES_LOG_SD = Math.PI / Math.sqrt(6);

  private final double tick;
  private final RecordedSample recorded;
  private final Ascent ascent = new Ascent();
  private final LogDensity gamma = new GammaDensity();
  private final LogDensity weibull = new WeibullDensity();
  private final TickLaw law = new TickLaw();
  private final KolmogorovSmirnov kolmogorovSmirnov;

  TickEstimator(double tickSeconds, KolmogorovSmirnov kolmogorovSmirnov) {
    this.tick = tickSeconds;
    this.recorded = new RecordedSample(Recording.TICKS, tickSeconds);
    this.kolmogorovSmirnov = kolmogorovSmirnov;
  }

  /** Whether the tick shows in a gap of that length. */
  static boolean shows(double gap, double tick) {
    return tick > 0 && RecordedSample.multiple(gap, tick) < Recording.EXACT_FROM;
  }

  /** Takes the sample that {@link #fit} is about. */
  void load(SortedGaps gaps) {
    recorded.clear();
    for (int i = 0; i < gaps.count(); i++) {
      recorded.add(gaps.values()[i], 1);
    }
  }

  GapFit fit(GapFamily family, SortedGaps gaps) {
    double logMean = Math.log(gaps.mean());
    double ticks = gaps.mean() / tick;
    switch (family) {
      case EXPONENTIAL -> ascent.climb(recorded, gamma, 0, logMean, 0, 0);
      case GAMMA -> {
        double most = 4 + Math.pow(ticks / MIN_DEVIATION_TICKS, 2);
        // Equal gaps have none, but for rounding; the start is then the bound.
        double dispersion = Math.max(1e-12, gaps.logDispersion());
        double start = Math.log(GammaEstimator.approximate(dispersion));
        climb(gamma, start, logMean, most);
      }
      case WEIBULL -> {
        double most = 2 + SHAPE_TIMES_LOG_SD * ticks / MIN_DEVIATION_TICKS;
        double shape = SHAPE_TIMES_LOG_SD / gaps.logSd();
        climb(weibull, Math.log(shape), logMean + gaps.meanLog() + EULER / shape, most);
      }
    }
    return withKsDistance(result(family), gaps);
  }

  private void climb(LogDensity density, double startA, double startB, double most) {
    ascent.climb(
        recorded,
        density,
        startA,
        startB,
        Math.log(GapFit.MIN_SHAPE),
        Math.log(Math.min(GapFit.MAX_SHAPE, most)));
  }

  private GapFit result(GapFamily family) {
    boolean fixed = family == GapFamily.EXPONENTIAL;
    boolean byMean = family != GapFamily.WEIBULL;
    double shape = fixed ? 1 : Math.exp(ascent.a());
    double scale = Math.exp(byMean ? ascent.b() - ascent.a() : ascent.b());
    boolean known = ascent.converged();
    return new GapFit(
        family,
        shape,
        scale,
        ascent.logLikelihood(),
        Double.NaN,
        fixed ? 0 : known ? shape * Math.sqrt(ascent.variance(1, 0)) : Double.NaN,
        known ? scale * Math.sqrt(ascent.variance(byMean ? -1 : 0, 1)) : Double.NaN,
        ascent.iterations(),
        known);
  }

  private GapFit withKsDistance(GapFit fit, SortedGaps gaps) {
    LogDensity density = fit.family() == GapFamily.WEIBULL ? weibull : gamma;
    law.set(recorded, density, ascent.a(), ascent.b(), GapLaws.of(fit));
    return fit.withKsDistance(kolmogorovSmirnov.distance(gaps.values(), gaps.count(), law));
  }
}
