package io.servegen.jobs.samplelogs;

import java.util.Comparator;
import java.util.PriorityQueue;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.LogNormalSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.jspecify.annotations.Nullable;

/**
 * People who talk: conversations begin by chance, more of them at the peak of the day; each turn
 * carries the turns before it, and the next one follows the answer after a pause for thought.
 */
final class ChatTraffic implements Traffic {
  private static final double MEAN_TURNS = 3.5;
  private static final double MEDIAN_THOUGHT_SECONDS = 45;
  private static final double THOUGHT_SPREAD = 1.1;

  private record Turn(double seconds, long conversation, int context) {}

  private final UniformRandomProvider random;
  private final ZigguratSampler.Exponential exponential;
  private final SharedStateContinuousSampler thought;
  private final DailyCycle cycle;
  private final double startOfDay;
  private final double highestRate;
  private final PriorityQueue<Turn> pending =
      new PriorityQueue<>(
          Comparator.comparingDouble(Turn::seconds).thenComparingLong(Turn::conversation));
  private double nextStart;
  private long conversations;
  private @Nullable Turn last;

  /**
   * @param rate requests per second on average
   * @param startOfDay the time of day at which the log starts, in seconds
   */
  ChatTraffic(double rate, DailyCycle cycle, double startOfDay, UniformRandomProvider random) {
    this.random = random;
    this.exponential = ZigguratSampler.Exponential.of(random);
    this.thought =
        LogNormalSampler.of(
            ZigguratSampler.NormalizedGaussian.of(random),
            Math.log(MEDIAN_THOUGHT_SECONDS),
            THOUGHT_SPREAD);
    this.cycle = cycle;
    this.startOfDay = startOfDay;
    this.highestRate = rate / MEAN_TURNS * cycle.highest();
    advanceStart();
  }

  @Override
  public Sent next() {
    if (pending.isEmpty() || pending.peek().seconds() > nextStart) {
      pending.add(new Turn(nextStart, conversations++, 0));
      advanceStart();
    }
    Turn turn = pending.remove();
    last = turn;
    return new Sent(turn.seconds(), turn.context());
  }

  @Override
  public void answered(int tokens, double seconds) {
    Turn turn = last;
    if (turn != null && random.nextDouble() < 1 - 1 / MEAN_TURNS) {
      pending.add(
          new Turn(turn.seconds() + seconds + thought.sample(), turn.conversation(), tokens));
    }
  }

  /** Thinning: candidates at the highest rate, each kept with the cycle's share of it. */
  private void advanceStart() {
    do {
      nextStart += exponential.sample() / highestRate;
    } while (random.nextDouble() * cycle.highest() > cycle.factor(startOfDay + nextStart));
  }
}
