package io.servegen.common.engine;

import io.servegen.common.arrival.GapFamily;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What each member does in a window, when members follow their clients at different distances. One
 * window of the trace takes in as many windows of the profile as there are distances.
 */
final class ShiftedRates {
  private final Population population;
  private final RateSource source;

  /** The members, those of one shift together, each group in order. */
  private final int[] byShift;

  private final int[] clientOf;
  private final double[] rates;
  private final GapFamily[] families;
  private final double[] shapes;

  ShiftedRates(Population population, RateSource source) {
    this.population = population;
    this.source = source;
    int size = population.members().size();
    clientOf = new int[size];
    for (int client = 0; client < population.poolSize(); client++) {
      Arrays.fill(
          clientOf, population.firstMember()[client], population.firstMember()[client + 1], client);
    }
    int[] shifts = population.shiftWindows();
    byShift =
        IntStream.range(0, size)
            .boxed()
            .sorted((a, b) -> Integer.compare(shifts[a], shifts[b]))
            .mapToInt(Integer::intValue)
            .toArray();
    rates = new double[size];
    families = new GapFamily[size];
    Arrays.fill(families, GapFamily.EXPONENTIAL);
    shapes = new double[size];
  }

  /** Goes to a window of the trace. */
  void enter(long window) {
    Arrays.fill(rates, 0);
    int[] shifts = population.shiftWindows();
    for (int from = 0; from < byShift.length; ) {
      int shift = shifts[byShift[from]];
      ClientRates then = source.at(window - shift);
      int to = from;
      while (to < byShift.length && shifts[byShift[to]] == shift) {
        take(byShift[to], then);
        to++;
      }
      from = to;
    }
  }

  private void take(int member, ClientRates then) {
    int entry = then.find(clientOf[member]);
    if (entry >= 0) {
      rates[member] = then.rate(entry);
      families[member] = then.family(entry);
      shapes[member] = then.shape(entry);
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
