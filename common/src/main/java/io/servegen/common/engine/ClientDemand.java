package io.servegen.common.engine;

import io.servegen.common.rate.TargetRate;
import org.jspecify.annotations.Nullable;

/**
 * ServeGen's way: every member gets the share λ(c,w) / Σλ(·,w) of the target, and the form of its
 * gaps from its own profile.
 */
public final class ClientDemand implements DemandSource {
  private final Population population;
  private final RateSource rates;
  private final TargetRate target;
  private final long windowMicros;
  private final @Nullable ShiftedRates shiftedRates;

  public ClientDemand(
      Population population, RateSource rates, TargetRate target, long windowMicros) {
    this.population = population;
    this.rates = rates;
    this.target = target;
    this.windowMicros = windowMicros;
    this.shiftedRates =
        population.shiftWindows().length == 0 ? null : new ShiftedRates(population, rates);
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
    ShiftedRates shifted = shiftedRates;
    if (shifted == null) {
      fillUnshifted(now, start, demand);
    } else {
      double profileRate = now.totalRate();
      shifted.enter(window);
      fillShifted(shifted, start, profileRate, demand);
    }
    if (demand.size() == 0) {
      demand.lose(wanted);
    }
  }

  private void fillUnshifted(ClientRates now, long start, WindowDemand demand) {
    double total = 0;
    for (int entry = 0; entry < now.size(); entry++) {
      total += now.rate(entry) * population.copies(now.client(entry));
    }
    double perRate = perRate(start, now.totalRate(), total);
    for (int entry = 0; entry < now.size(); entry++) {
      int client = now.client(entry);
      for (int member = population.firstMember()[client];
          member < population.firstMember()[client + 1];
          member++) {
        demand.add(member, now.rate(entry) * perRate, now.family(entry), now.shape(entry));
      }
    }
  }

  private void fillShifted(
      ShiftedRates shifted, long start, double profileRate, WindowDemand demand) {
    double perRate = perRate(start, profileRate, shifted.totalRate());
    for (int member = 0; member < population.members().size(); member++) {
      if (shifted.rate(member) > 0) {
        demand.add(
            member, shifted.rate(member) * perRate, shifted.family(member), shifted.shape(member));
      }
    }
  }

  /**
   * The requests of a member for each request per second of its rate, when the profile's clients
   * have the total rate {@code profileRate} and the members {@code memberRate}. Without copies the
   * two are equal.
   */
  private double perRate(long start, double profileRate, double memberRate) {
    return profileRate > 0
        ? target.requestsPerRate(start, windowMicros, profileRate) * (profileRate / memberRate)
        : target.requests(start, windowMicros, 0) / memberRate;
  }
}
