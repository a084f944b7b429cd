package io.servegen.common.engine;

import io.servegen.common.arrival.GapFamily;
import java.util.Arrays;

/** What each member does in a window, when members follow their clients at different distances. */
final class ShiftedRates {
  private final double[] rates;
  private final GapFamily[] families;
  private final double[] shapes;

  ShiftedRates(Population population, RateSource source, long window) {
    int size = population.members().size();
    rates = new double[size];
    families = new GapFamily[size];
    Arrays.fill(families, GapFamily.EXPONENTIAL);
    shapes = new double[size];
    int greatest = population.greatestShift();
    for (int shift = -greatest; shift <= greatest; shift++) {
      take(population, source.at(window - shift), shift);
    }
  }

  private void take(Population population, ClientRates then, int shift) {
    for (int entry = 0; entry < then.size(); entry++) {
      int client = then.client(entry);
      for (int member = population.firstMember()[client];
          member < population.firstMember()[client + 1];
          member++) {
        if (population.shiftWindows()[member] == shift) {
          rates[member] = then.rate(entry);
          families[member] = then.family(entry);
          shapes[member] = then.shape(entry);
        }
      }
    }
  }

  double totalRate() {
    double total = 0;
    for (double rate : rates) {
      total += rate;
    }
    return total;
  }

  /** 0 where the member is idle. */
  double rate(int member) {
    return rates[member];
  }

  GapFamily family(int member) {
    return families[member];
  }

  double shape(int member) {
    return shapes[member];
  }
}
