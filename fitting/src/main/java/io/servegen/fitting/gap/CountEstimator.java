package io.servegen.fitting.gap;

import io.servegen.common.arrival.GapFamily;
import java.util.Optional;

/**
 * The burstiness of arrivals whose clock is too coarse for gaps, from how their counts vary. Over
 * steps that hold many arrivals the index of dispersion, variance / mean of the counts, is about
 * CV² of the gaps (D. R. Cox, Renewal Theory, 1962, section 4.2), and a Gamma law has the shape 1 /
 * CV². Its relative standard error is √(2 / (steps − 1)).
 */
final class CountEstimator {
  /** A step holds at least so many arrivals on average. */
  static final int ARRIVALS_PER_STEP = 20;

  /** With fewer steps there is no estimate. */
  static final int MIN_STEPS = 20;

  private CountEstimator() {}

  /**
   * The Gamma law of a window.
   *
   * @param arrivals microseconds from the window's start, ascending, below {@code windowMicros}
   * @param count how many
   * @param windowMicros the length of the window
   * @param tickMicros the resolution of the clock; steps are a multiple of it
   * @return empty with fewer than {@link #MIN_STEPS} steps, or if all counts are equal
   */
  static Optional<GapFit> fit(long[] arrivals, int count, long windowMicros, long tickMicros) {
    double ticksPerStep =
        Math.ceil(ARRIVALS_PER_STEP * ((double) windowMicros / tickMicros) / count);
    double steps = Math.floor(windowMicros / (ticksPerStep * tickMicros));
    if (!(steps >= MIN_STEPS)) {
      return Optional.empty();
    }
    long stepMicros = (long) ticksPerStep * tickMicros;
    double squares = 0;
    int i = 0;
    for (long step = 1; step <= (long) steps; step++) {
      int before = i;
      while (i < count && arrivals[i] < step * stepMicros) {
        i++;
      }
      squares += (double) (i - before) * (i - before);
    }
    double mean = i / steps;
    double variance = (squares - steps * mean * mean) / (steps - 1);
    if (!(variance > 0)) {
      return Optional.empty();
    }
    double wanted = mean / variance;
    double shape = Math.min(GapFit.MAX_SHAPE, Math.max(GapFit.MIN_SHAPE, wanted));
    double scale = windowMicros / 1e6 / count / shape;
    double relativeError = Math.sqrt(2 / (steps - 1));
    return Optional.of(
        new GapFit(
            GapFamily.GAMMA,
            shape,
            scale,
            Double.NaN,
            Double.NaN,
            shape * relativeError,
            scale * relativeError,
            0,
            shape == wanted));
  }
}
