package io.servegen.fitting.gap;

import io.servegen.common.arrival.GapFamily;
import io.servegen.fitting.KolmogorovSmirnov;
import io.servegen.fitting.SelectionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fits every {@link GapFamily} to a sample of gaps by maximum likelihood and chooses one.
 *
 * <p>A gap of zero on a clock that ticks is taken as half a tick; a zero on a continuous clock
 * leaves the exponential law as the only one. Equal gaps take the largest shape offered, {@link
 * GapFit#MAX_SHAPE}, and are not converged.
 *
 * <p>It keeps its buffers from sample to sample: for one thread at a time. The answer depends on
 * the gaps alone, not on their order.
 */
public final class GapFitter {
  private final SelectionRule rule;
  private final SortedGaps sorted = new SortedGaps();
  private final GapSample continuous = new GapSample();
  private final KolmogorovSmirnov kolmogorovSmirnov = new KolmogorovSmirnov();

  /** Fits and chooses by that rule. */
  public GapFitter(SelectionRule rule) {
    this.rule = rule;
  }

  /**
   * The fits of a sample.
   *
   * @return empty with fewer than two gaps, or where all are zero
   */
  public Optional<GapSelection> fit(GapSample sample) {
    if (sample.count() < 2 || sample.positives() == 0) {
      return Optional.empty();
    }
    boolean ticks = sample.tickSeconds() > 0 && sample.positives() < sample.count();
    sorted.load(ticks ? withoutZeros(sample) : sample);
    List<GapFit> fits = new ArrayList<>(GapFamily.values().length);
    for (GapFamily family : GapFamily.values()) {
      fits.add(withKsDistance(estimator(family).fit(sorted)));
    }
    return Optional.of(
        new GapSelection(ticks ? GapMethod.TICKS : GapMethod.GAPS, best(fits), fits));
  }

  private GapSample withoutZeros(GapSample sample) {
    continuous.clear();
    for (int i = 0; i < sample.count(); i++) {
      continuous.add(Math.max(sample.gap(i), sample.tickSeconds() / 2));
    }
    return continuous;
  }

  private static GapEstimator estimator(GapFamily family) {
    return switch (family) {
      case EXPONENTIAL -> new ExponentialEstimator();
      case GAMMA -> new GammaEstimator();
      case WEIBULL -> new WeibullEstimator();
    };
  }

  private GapFit withKsDistance(GapFit fit) {
    return fit.isFitted()
        ? fit.withKsDistance(
            kolmogorovSmirnov.distance(sorted.values(), sorted.count(), GapLaws.of(fit)))
        : fit;
  }

  /** The smallest score; of equals the first, which has no more parameters than the others. */
  private GapFit best(List<GapFit> fits) {
    GapFit best = fits.get(0);
    double lowest = Double.POSITIVE_INFINITY;
    for (GapFit fit : fits) {
      double score = rule.score(fit.ksDistance(), fit.logLikelihood(), fit.parameters());
      if (score < lowest) {
        best = fit;
        lowest = score;
      }
    }
    return best;
  }
}
