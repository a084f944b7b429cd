package io.servegen.jobs.samplelogs;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;

/**
 * A program that calls now and then: Gamma gaps, stretched by the daily cycle. A shape above 1 is
 * more even than chance, one below 1 is burstier.
 */
final class SteadyTraffic implements Traffic {
  private final ContinuousSampler unitGap;
  private final double meanGap;
  private final DailyCycle cycle;
  private final double startOfDay;
  private double now;

  /**
   * @param rate requests per second on average
   * @param startOfDay the time of day at which the log starts, in seconds
   */
  SteadyTraffic(
      double rate,
      double shape,
      DailyCycle cycle,
      double startOfDay,
      UniformRandomProvider random) {
    this.unitGap = AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, 1 / shape);
    this.meanGap = 1 / rate;
    this.cycle = cycle;
    this.startOfDay = startOfDay;
    this.now = -meanGap * random.nextDouble();
    while (now < 0) {
      advance();
    }
  }

  @Override
  public Sent next() {
    Sent sent = new Sent(now, 0);
    advance();
    return sent;
  }

  private void advance() {
    double least = 0.05;
    now += unitGap.sample() * meanGap / Math.max(least, cycle.factor(startOfDay + now));
  }
}
