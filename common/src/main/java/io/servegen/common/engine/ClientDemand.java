package io.servegen.common.engine;

import io.servegen.common.rate.TargetRate;

/**
 * ServeGen's way: every member gets the share λ(c,w) / Σλ(·,w) of the target, and the form of its
 * gaps from its own profile.
 */
public final class ClientDemand implements DemandSource {
  private final Population population;
  private final RateSource rates;
  private final TargetRate target;
  private final long windowMicros;

  public ClientDemand(
      Population population, RateSource rates, TargetRate target, long windowMicros) {
    this.population = population;
    this.rates = rates;
    this.target = target;
    this.windowMicros = windowMicros;
  }

  @Override
  public void fill(long window, WindowDemand demand) {
    long start = window * windowMicros;
    ClientRates now = rates.at(window);
    double wanted = target.requests(start, windowMicros, now.totalRate());
    demand.start(window, target.warp(start, windowMicros));
    if (!(wanted > 0)) {
      return;
    }
    if (population.shiftWindows().length == 0) {
      fillUnshifted(now, wanted, demand);
    } else {
      fillShifted(window, wanted, demand);
    }
    if (demand.size() == 0) {
      demand.lose(wanted);
    }
  }

  private void fillUnshifted(ClientRates now, double wanted, WindowDemand demand) {
    double total = 0;
    for (int entry = 0; entry < now.size(); entry++) {
      total += now.rate(entry) * population.copies(now.client(entry));
    }
    for (int entry = 0; entry < now.size(); entry++) {
      int client = now.client(entry);
      double expected = wanted * (now.rate(entry) / total);
      for (int member = population.firstMember()[client];
          member < population.firstMember()[client + 1];
          member++) {
        demand.add(member, expected, now.family(entry), now.shape(entry));
      }
    }
  }

  private void fillShifted(long window, double wanted, WindowDemand demand) {
    ShiftedRates shifted = new ShiftedRates(population, rates, window);
    double total = shifted.totalRate();
    for (int member = 0; member < population.members().size(); member++) {
      if (shifted.rate(member) > 0) {
        demand.add(
            member,
            wanted * (shifted.rate(member) / total),
            shifted.family(member),
            shifted.shape(member));
      }
    }
  }
}
