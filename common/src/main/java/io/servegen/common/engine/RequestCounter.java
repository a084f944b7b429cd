package io.servegen.common.engine;

import io.servegen.common.arrival.CountLaw;
import java.io.Serializable;
import java.util.BitSet;
import java.util.function.Consumer;

/** Counts the requests of windows, as far as it can without drawing their gaps. */
public final class RequestCounter {
  private final Members members;
  private final CountLaw law;
  private final DemandSource demands;
  private final long windowMicros;
  private final BitSet active = new BitSet();

  public RequestCounter(Members members, CountLaw law, DemandSource demands, long windowMicros) {
    this.members = members;
    this.law = law;
    this.demands = demands;
    this.windowMicros = windowMicros;
  }

  /**
   * What a window holds.
   *
   * @param window its number
   * @param requests how many requests arrive in it
   * @param lost requests that were wanted in it but that no client is there to send
   */
  public record WindowCount(long window, long requests, double lost) implements Serializable {}

  /**
   * Counts the requests that arrive from one time to another, window by window.
   *
   * @param fromMicros inclusive
   * @param toMicros exclusive
   */
  public void count(long fromMicros, long toMicros, Consumer<WindowCount> target) {
    WindowDemand demand = new WindowDemand();
    MemberArrivals arrivals = new MemberArrivals(members, law, windowMicros);
    long first = Math.floorDiv(fromMicros, windowMicros);
    long last = Math.floorDiv(toMicros - 1, windowMicros);
    arrivals.leadTo(first, demands, demand);
    for (long window = first; window <= last; window++) {
      long start = window * windowMicros;
      demands.fill(window, demand);
      long requests = 0;
      for (int entry = 0; entry < demand.size(); entry++) {
        long count = arrivals.count(demand, entry, fromMicros - start, toMicros - start);
        if (count > 0) {
          active.set(demand.member(entry));
        }
        requests += count;
      }
      double part =
          (double) (Math.min(toMicros, start + windowMicros) - Math.max(fromMicros, start))
              / windowMicros;
      target.accept(new WindowCount(window, requests, demand.lost() * part));
    }
  }

  /** The members that have requests in what was counted so far. */
  public BitSet active() {
    return active;
  }
}
