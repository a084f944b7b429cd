package io.servegen.jobs.samplelogs;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.LogNormalSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Jobs that start by chance, each of which sends its requests at a high rate and stops: long
 * silences between bursts. Jobs may overlap; then they queue.
 */
final class BatchTraffic implements Traffic {
  private static final double SIZE_SPREAD = 0.8;

  private final ZigguratSampler.Exponential exponential;
  private final SharedStateContinuousSampler jobSize;
  private final double meanPause;
  private final double meanGap;
  private double nextJob;
  private double now;
  private long left;

  /**
   * @param rate requests per second on average
   * @param meanJob requests of one job
   * @param burstRate requests per second while a job runs
   */
  BatchTraffic(double rate, double meanJob, double burstRate, UniformRandomProvider random) {
    this.exponential = ZigguratSampler.Exponential.of(random);
    this.jobSize =
        LogNormalSampler.of(
            ZigguratSampler.NormalizedGaussian.of(random),
            Math.log(meanJob) - SIZE_SPREAD * SIZE_SPREAD / 2,
            SIZE_SPREAD);
    this.meanPause = meanJob / rate;
    this.meanGap = 1 / burstRate;
    this.nextJob = exponential.sample() * meanPause;
  }

  @Override
  public Sent next() {
    if (left == 0) {
      now = Math.max(now, nextJob);
      nextJob += exponential.sample() * meanPause;
      left = Math.max(1, Math.round(jobSize.sample()));
    }
    left--;
    now += exponential.sample() * meanGap;
    return new Sent(now, 0);
  }
}
