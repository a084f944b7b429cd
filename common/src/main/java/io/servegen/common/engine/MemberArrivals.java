package io.servegen.common.engine;

import io.servegen.common.arrival.Arrivals;
import io.servegen.common.arrival.ClientArrivals;
import io.servegen.common.arrival.CountLaw;
import org.jspecify.annotations.Nullable;

/**
 * The arrivals of all members over a range of windows. Before its first window it walks the renewal
 * runs that lead into it, which takes no more gaps than a run has.
 */
final class MemberArrivals {
  private final Members members;
  private final CountLaw law;
  private final long windowMicros;
  private final @Nullable ClientArrivals[] clients;

  MemberArrivals(Members members, CountLaw law, long windowMicros) {
    this.members = members;
    this.law = law;
    this.windowMicros = windowMicros;
    this.clients = new ClientArrivals[members.size()];
  }

  /** Walks the runs that are under way at the start of {@code first}. */
  void leadTo(long first, DemandSource demands, WindowDemand demand) {
    for (long window = ClientArrivals.runStart(first, members.longestRun());
        window < first;
        window++) {
      demands.fill(window, demand);
      for (int entry = 0; entry < demand.size(); entry++) {
        int run = members.get(demand.member(entry)).runWindows();
        if (ClientArrivals.runStart(first, run) <= window) {
          // A window of an exact count ends the run before it, so it must be walked too.
          count(demand, entry);
        }
      }
    }
  }

  /** The arrivals of an entry; null where there are none. */
  @Nullable Arrivals enter(WindowDemand demand, int entry, double[] buffer) {
    return client(demand.member(entry))
        .enter(
            demand.window(),
            demand.family(entry),
            demand.shape(entry),
            demand.expected(entry),
            demand.warp(),
            buffer);
  }

  /** How many arrivals an entry has. */
  long count(WindowDemand demand, int entry) {
    return client(demand.member(entry))
        .count(
            demand.window(),
            demand.family(entry),
            demand.shape(entry),
            demand.expected(entry),
            demand.warp());
  }

  /**
   * How many of an entry's arrivals lie in a part of the window, in microseconds from its start.
   */
  long count(WindowDemand demand, int entry, long fromMicros, long toMicros) {
    if (fromMicros <= 0 && toMicros >= windowMicros) {
      return count(demand, entry);
    }
    Arrivals arrivals = enter(demand, entry, new double[0]);
    long[] count = {0};
    if (arrivals != null) {
      arrivals.appendBefore(
          Long.MAX_VALUE,
          micros -> {
            if (micros >= fromMicros && micros < toMicros) {
              count[0]++;
            }
          });
    }
    return count[0];
  }

  private ClientArrivals client(int member) {
    ClientArrivals client = clients[member];
    if (client == null) {
      Member identity = members.get(member);
      client = new ClientArrivals(identity.key(), identity.runWindows(), law);
      clients[member] = client;
    }
    return client;
  }
}
