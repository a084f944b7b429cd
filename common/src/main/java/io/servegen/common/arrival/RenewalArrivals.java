package io.servegen.common.arrival;

import io.servegen.common.random.Purpose;
import io.servegen.common.random.Streams;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;

/**
 * A stationary renewal process that runs on from window to window, in the time in which its rate is
 * 1. The first gap comes from the equilibrium law: a uniform part of the length-biased gap, so that
 * the process looks as if it had always been running and its expected count is exact from the
 * start.
 *
 * <p>It runs on, rather than starting anew at every window, because the gaps of a client with few
 * requests are longer than a window: cut at each edge, they lose their burstiness.
 */
public final class RenewalArrivals implements Arrivals {
  private final GapFamily family;
  private final double shape;
  private final ContinuousSampler gaps;
  private final double scale;

  /** Expected requests from the window's start to the next arrival. */
  private double next;

  private double expected;
  private TimeWarp warp;
  private long latest;

  /**
   * Starts the process in equilibrium.
   *
   * @param window the window that it starts in, which keys its stream
   * @param expected requests expected in that window
   */
  RenewalArrivals(
      long clientKey, long window, GapFamily family, double shape, double expected, TimeWarp warp) {
    UniformRandomProvider random = Streams.open(clientKey, window, Purpose.ARRIVALS);
    this.family = family;
    this.shape = shape;
    this.scale = 1 / family.meanOfUnitScale(shape);
    this.next = random.nextDouble() * family.lengthBiasedOfUnitScale(random, shape) * scale;
    this.gaps = family.unitScaleSampler(random, shape);
    this.expected = expected;
    this.warp = warp;
  }

  /** Whether the process can run on under this law. */
  boolean isOf(GapFamily otherFamily, double otherShape) {
    return family == otherFamily && shape == otherShape;
  }

  /** Goes on to the next window, once every arrival of this one is appended. */
  void enter(double nextExpected, TimeWarp nextWarp) {
    next -= expected;
    latest = 0;
    expected = nextExpected;
    warp = nextWarp;
  }

  @Override
  public void appendBefore(long limitMicros, ArrivalTarget target) {
    while (next < expected) {
      // Rounding in the warp must not put an arrival before the one that it follows.
      latest = Math.max(latest, warp.toMicros(next / expected));
      if (latest >= limitMicros) {
        return;
      }
      target.add(latest);
      next += gaps.sample() * scale;
    }
  }
}
