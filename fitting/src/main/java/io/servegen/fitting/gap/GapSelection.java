package io.servegen.fitting.gap;

import io.servegen.common.arrival.GapFamily;
import java.util.List;

/**
 * What was estimated for one window: the family chosen and those that lost.
 *
 * @param method what the estimate rests on
 * @param chosen the best of {@code fits}
 * @param fits every family tried, in the order of {@link GapFamily}; from counts only the Gamma law
 */
public record GapSelection(GapMethod method, GapFit chosen, List<GapFit> fits) {
  public GapSelection {
    fits = List.copyOf(fits);
  }

  /** The Kolmogorov–Smirnov distance of a family; NaN if it has none. */
  public double ksDistance(GapFamily family) {
    for (GapFit fit : fits) {
      if (fit.family() == family) {
        return fit.ksDistance();
      }
    }
    return Double.NaN;
  }

  /** The log-likelihood of a family; NaN if it has none. */
  public double logLikelihood(GapFamily family) {
    for (GapFit fit : fits) {
      if (fit.family() == family) {
        return fit.logLikelihood();
      }
    }
    return Double.NaN;
  }
}
