package io.servegen.common.arrival;

import io.servegen.common.random.Purpose;
import io.servegen.common.random.Streams;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;

/**
 * A given number of arrivals: as many gaps, laid round a circle as long as the window, which is
 * turned by a uniform angle. So the rate is flat over the window, also for bursty clients, and no
 * arrival falls off the end.
 *
 * <p>Turning the circle comes to choosing which gap holds the window's edge, each with the
 * probability of its length, and where in it the edge lies. The other gaps are exchangeable, so
 * they can stay in the order in which they are drawn. One pass over the stream sums the gaps and
 * chooses; the next walks them in time order. Memory is constant, however many there are; gaps that
 * fit into the caller's buffer are kept there and not drawn twice.
 */
public final class ExactArrivals implements Arrivals {
  private final long count;
  private final TimeWarp warp;
  private final double fractionPerUnit;
  private final long edgeGap;
  private final double[] kept;
  private final ContinuousSampler gaps;

  private long next;
  private long drawn;
  private double position;
  private long latest;

  /**
   * Sums the gaps of a window.
   *
   * @param count how many arrivals, more than 0
   * @param edge the stream that chooses how the circle is turned
   * @param buffer room for gaps, free for others again once every arrival is appended; may be empty
   */
  ExactArrivals(
      long clientKey,
      long window,
      GapFamily family,
      double shape,
      long count,
      TimeWarp warp,
      UniformRandomProvider edge,
      double[] buffer) {
    this.count = count;
    this.warp = warp;
    boolean keep = count <= buffer.length;
    this.kept = keep ? buffer : new double[0];
    ContinuousSampler first = open(clientKey, window, family, shape);
    double sum = 0;
    double edgeLength = 0;
    long edgeIndex = 0;
    // Gap i takes the edge over from an earlier one with probability gap / sum up to i, so the one
    // that holds it keeps it until the sum has grown to sum / u, u uniform.
    double holdsUntil = 0;
    for (long i = 0; i < count; i++) {
      double gap = first.sample();
      if (keep) {
        buffer[(int) i] = gap;
      }
      sum += gap;
      if (sum >= holdsUntil && gap > 0) {
        edgeIndex = i;
        edgeLength = gap;
        holdsUntil = sum / (1 - edge.nextDouble());
      }
    }
    this.edgeGap = edgeIndex;
    if (sum >= Double.MIN_NORMAL) {
      this.fractionPerUnit = 1 / sum;
      this.position = edgeLength * edge.nextDouble();
    } else {
      // Gaps of a tiny shape can all underflow to 0; then everything arrives at the same time.
      this.fractionPerUnit = 1;
      this.position = edge.nextDouble();
    }
    this.gaps = keep ? first : open(clientKey, window, family, shape);
  }

  private static ContinuousSampler open(
      long clientKey, long window, GapFamily family, double shape) {
    return family.unitScaleSampler(Streams.open(clientKey, window, Purpose.ARRIVALS), shape);
  }

  @Override
  public void appendBefore(long limitMicros, ArrivalTarget target) {
    while (next < count) {
      // Rounding in the warp must not put an arrival before the one that it follows.
      latest = Math.max(latest, warp.toMicros(position * fractionPerUnit));
      if (latest >= limitMicros) {
        return;
      }
      target.add(latest);
      next++;
      if (next < count) {
        position += nextGap();
      }
    }
  }

  private double nextGap() {
    if (drawn == edgeGap) {
      draw();
    }
    return draw();
  }

  private double draw() {
    long index = drawn++;
    return kept.length > 0 ? kept[(int) index] : gaps.sample();
  }
}
