package io.servegen.fitting.likelihood;

import io.servegen.fitting.KolmogorovSmirnov;

/**
 * The distribution function of gaps on a clock that ticks: a recorded gap is at most j ticks with
 * the mean of F over [j, j + 1] ticks. Sums of the same integrals as the likelihood where these are
 * used; beyond, F in the middle, from which the mean differs by less than 10⁻⁵.
 */
public final class TickLaw implements KolmogorovSmirnov.Law {
  private final double[] cumulative = new double[Recording.EXACT_FROM];
  private double tick = 1;
  private KolmogorovSmirnov.Law continuous = x -> 0;

  /**
   * Becomes the law of one estimate.
   *
   * @param sample what the estimate is from
   * @param density the density, with the parameters of the estimate
   * @param continuous the distribution function of the same law
   */
  public void set(
      RecordedSample sample,
      LogDensity density,
      double a,
      double b,
      KolmogorovSmirnov.Law continuous) {
    this.tick = sample.unit();
    this.continuous = continuous;
    density.at(a, b);
    double logTick = sample.logUnit();
    double sum = 0;
    for (int j = 0; j < cumulative.length; j++) {
      Recording.Nodes nodes = sample.nodes(j);
      for (int i = 0; i < nodes.size; i++) {
        density.evaluate(tick * nodes.x[i], logTick + nodes.logX[i]);
        sum += tick * Math.exp(density.value + nodes.logWeight[i]);
      }
      cumulative[j] = Math.min(1, sum);
    }
  }

  @Override
  public double atMost(double gap) {
    return atMostTicks(RecordedSample.multiple(gap, tick));
  }

  @Override
  public double below(double gap) {
    return atMostTicks(RecordedSample.multiple(gap, tick) - 1);
  }

  private double atMostTicks(double ticks) {
    if (ticks < 0) {
      return 0;
    }
    return ticks < cumulative.length
        ? cumulative[(int) ticks]
        : continuous.atMost((ticks + 0.5) * tick);
  }
}
