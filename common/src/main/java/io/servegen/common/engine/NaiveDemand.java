package io.servegen.common.engine;

import io.servegen.common.arrival.GapFamily;
import io.servegen.common.rate.TargetRate;

/**
 * The naive way, to compare with: each model's workload as a whole is one Gamma process a window,
 * with the total's rate and CV² = Σλ·CV² / Σλ over the clients.
 */
public final class NaiveDemand implements DemandSource {
  private static final double LEAST_SHAPE = 0.01;
  private static final double GREATEST_SHAPE = 1e4;

  private final int[] memberOfClient;
  private final int members;
  private final RateSource rates;
  private final TargetRate target;
  private final long windowMicros;

  /**
   * One member for each model.
   *
   * @param memberOfClient by client of the pool, the member that stands for its model
   * @param members how many members there are
   */
  public NaiveDemand(
      int[] memberOfClient, int members, RateSource rates, TargetRate target, long windowMicros) {
    this.memberOfClient = memberOfClient.clone();
    this.members = members;
    this.rates = rates;
    this.target = target;
    this.windowMicros = windowMicros;
  }

  @Override
  public void fill(long window, WindowDemand demand) {
    long start = window * windowMicros;
    ClientRates now = rates.at(window);
    double total = now.totalRate();
    double wanted = target.requests(start, windowMicros, total);
    demand.start(window, target.warp(start, windowMicros));
    if (!(wanted > 0)) {
      return;
    }
    if (now.size() == 0) {
      demand.lose(wanted);
      return;
    }
    double[] rate = new double[members];
    double[] weightedCv = new double[members];
    for (int entry = 0; entry < now.size(); entry++) {
      int member = memberOfClient[now.client(entry)];
      rate[member] += now.rate(entry);
      weightedCv[member] += now.rate(entry) * now.family(entry).squaredCv(now.shape(entry));
    }
    for (int member = 0; member < members; member++) {
      if (rate[member] > 0) {
        double shape = rate[member] / weightedCv[member];
        demand.add(
            member,
            wanted * (rate[member] / total),
            GapFamily.GAMMA,
            Math.max(LEAST_SHAPE, Math.min(GREATEST_SHAPE, shape)));
      }
    }
  }
}
