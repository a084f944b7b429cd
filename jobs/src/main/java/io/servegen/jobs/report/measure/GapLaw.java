package io.servegen.jobs.report.measure;

import io.servegen.common.arrival.GapFamily;
import io.servegen.common.math.RegularizedGamma;
import io.servegen.fitting.gap.GapFit;
import io.servegen.fitting.gap.GapSelection;
import java.util.Optional;

/**
 * A family of gaps as it was fitted to one window of all clients.
 *
 * @param shape its shape; NaN where it could not be fitted
 * @param scale its scale in seconds
 * @param ksDistance its Kolmogorov–Smirnov distance; NaN if unknown
 */
public record GapLaw(GapFamily family, double shape, double scale, double ksDistance) {
  static final int NUMBERS = 3;

  static double[] numbers(Optional<GapSelection> selection, GapFamily family) {
    if (selection.isPresent()) {
      for (GapFit fit : selection.get().fits()) {
        if (fit.family() == family && fit.isFitted()) {
          return new double[] {fit.shape(), fit.scale(), fit.ksDistance()};
        }
      }
    }
    return new double[] {Double.NaN, Double.NaN, Double.NaN};
  }

  /** The probability of a gap above so many seconds. */
  public double survival(double seconds) {
    double x = seconds / scale;
    return switch (family) {
      case EXPONENTIAL -> Math.exp(-x);
      case GAMMA -> new RegularizedGamma(shape).q(x);
      case WEIBULL -> Math.exp(-Math.pow(x, shape));
    };
  }
}
