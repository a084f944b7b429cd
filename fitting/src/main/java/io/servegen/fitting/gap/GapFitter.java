package io.servegen.fitting.gap;

import io.servegen.common.arrival.GapFamily;
import io.servegen.fitting.KolmogorovSmirnov;
import io.servegen.fitting.SelectionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fits every {@link GapFamily} to a sample of gaps by maximum likelihood and chooses one.
 *
 * <p>Where a gap is shorter than a hundred ticks of the clock, all families are fitted with the
 * likelihood of a clock that ticks, and compared with the same discrete law. Defined answers where
 * the likelihood has no maximum, none of them converged: equal gaps take the largest shape offered
 * ({@link GapFit#MAX_SHAPE}, or a deviation of a quarter of a tick) and keep the mean; a zero on a
 * continuous clock leaves the exponential law as the only one.
 *
 * <p>It keeps its buffers from sample to sample: for one thread at a time. The answer depends on
 * the gaps alone, not on their order.
 */
public final class GapFitter {
  /** What a zero counts as, in ticks, where an ascent needs a place to start from. */
  private static final double LEAST_TICKS = 0.3;

  private final SelectionRule rule;
  private final SortedGaps sorted = new SortedGaps();
  private final KolmogorovSmirnov kolmogorovSmirnov = new KolmogorovSmirnov();
  private @Nullable TickEstimator tickEstimator;
  private double estimatorTick;

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
    double tick = sample.tickSeconds();
    sorted.load(sample, LEAST_TICKS * tick);
    boolean ticks = TickEstimator.shows(sorted.values()[0], tick);
    List<GapFit> fits = ticks ? withTicks(tick) : withoutTicks();
    return Optional.of(
        new GapSelection(ticks ? GapMethod.TICKS : GapMethod.GAPS, best(fits), fits));
  }

  private List<GapFit> withTicks(double tick) {
    if (tickEstimator == null || tick != estimatorTick) {
      tickEstimator = new TickEstimator(tick, kolmogorovSmirnov);
      estimatorTick = tick;
    }
    tickEstimator.load(sorted);
    List<GapFit> fits = new ArrayList<>(GapFamily.values().length);
    for (GapFamily family : GapFamily.values()) {
      fits.add(tickEstimator.fit(family, sorted));
    }
    return fits;
  }

  private List<GapFit> withoutTicks() {
    List<GapFit> fits = new ArrayList<>(GapFamily.values().length);
    for (GapFamily family : GapFamily.values()) {
      fits.add(withKsDistance(estimator(family).fit(sorted)));
    }
    return fits;
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
