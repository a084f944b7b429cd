package io.servegen.common.engine;

import io.servegen.common.arrival.Arrivals;
import io.servegen.common.arrival.CountLaw;
import io.servegen.common.length.ClientLengths.LengthDraws;
import io.servegen.common.length.RequestLengths;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the requests of a stretch of time, batch by batch in time order. What it makes depends on
 * the members, what is wanted of them, and the lengths; not on where the stretch begins or ends.
 *
 * <p>A window is one batch where it is small: one client after the other is drawn and forgotten. A
 * larger one is cut into equal steps of time, through which all its clients go together, so that
 * memory is bounded by a batch and a few hundred bytes for each client.
 */
public final class RequestGenerator implements Iterator<RequestBatch> {
  /** Requests in a batch, about: few enough that its columns stay in the processor's cache. */
  private static final int BATCH_REQUESTS = 1 << 18;

  /**
   * Requests of a client in a step, at least and on average: to fetch the state of a client among
   * very many from memory takes as long as to draw that many.
   */
  private static final int CLIENT_REQUESTS = 16;

  private static final int MOST_REQUESTS = 1 << 22;

  private final Members members;
  private final DemandSource demands;
  private final @Nullable LengthSource lengths;
  private final long windowMicros;
  private final long fromMicros;
  private final long toMicros;
  private final MemberArrivals arrivals;
  private final WindowDemand demand = new WindowDemand();
  private final RequestBatch batch = new RequestBatch();
  private final RequestLengths drawn = new RequestLengths();
  private final List<Sender> senders = new ArrayList<>();
  private double[] gapBuffer = {};

  private long window;
  private int step;
  private int steps;

  /**
   * Requests from one time to another.
   *
   * @param lengths null if nobody asks for lengths: then none are drawn
   * @param fromMicros inclusive
   * @param toMicros exclusive
   */
  public RequestGenerator(
      Members members,
      CountLaw law,
      DemandSource demands,
      @Nullable LengthSource lengths,
      long windowMicros,
      long fromMicros,
      long toMicros) {
    this.members = members;
    this.demands = demands;
    this.lengths = lengths;
    this.windowMicros = windowMicros;
    this.fromMicros = fromMicros;
    this.toMicros = toMicros;
    this.arrivals = new MemberArrivals(members, law, windowMicros);
    this.window = Math.floorDiv(fromMicros, windowMicros);
    arrivals.leadTo(window, demands, demand);
  }

  /** A member in a window that is made in steps. */
  private record Sender(int member, Arrivals arrivals, @Nullable LengthDraws lengths) {}

  @Override
  public boolean hasNext() {
    return window * windowMicros < toMicros;
  }

  /** The next batch, which may be empty. It is good until the next call. */
  @Override
  public RequestBatch next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    batch.clear(window * windowMicros);
    if (step == 0) {
      demands.fill(window, demand);
      long batchRequests =
          Math.max(BATCH_REQUESTS, Math.min(MOST_REQUESTS, (long) CLIENT_REQUESTS * demand.size()));
      steps = (int) Math.max(1, Math.ceil(demand.total() / batchRequests));
    }
    if (steps == 1) {
      addWholeWindow();
    } else {
      addStep();
    }
    step++;
    if (step == steps) {
      step = 0;
      window++;
      senders.clear();
    }
    batch.sort();
    return batch;
  }

  private void addWholeWindow() {
    for (int entry = 0; entry < demand.size(); entry++) {
      if (gapBuffer.length <= demand.expected(entry)) {
        gapBuffer = new double[(int) (1.5 * demand.expected(entry)) + 64];
      }
      Sender sender = open(entry, gapBuffer);
      if (sender != null) {
        addBefore(windowMicros, sender);
      }
    }
  }

  private void addStep() {
    if (step == 0) {
      for (int entry = 0; entry < demand.size(); entry++) {
        Sender sender = open(entry, new double[0]);
        if (sender != null) {
          senders.add(sender);
        }
      }
    }
    long limit = step + 1 == steps ? windowMicros : windowMicros / steps * (step + 1);
    for (Sender sender : senders) {
      addBefore(limit, sender);
    }
  }

  private @Nullable Sender open(int entry, double[] buffer) {
    Arrivals times = arrivals.enter(demand, entry, buffer);
    if (times == null) {
      return null;
    }
    int member = demand.member(entry);
    LengthDraws draws =
        lengths == null ? null : lengths.of(member, window).open(members.get(member).key(), window);
    return new Sender(member, times, draws);
  }

  private void addBefore(long limitMicros, Sender sender) {
    int member = sender.member();
    LengthDraws draws = sender.lengths();
    long start = window * windowMicros;
    long from = fromMicros - start;
    long to = toMicros - start;
    if (draws == null) {
      sender
          .arrivals()
          .appendBefore(
              limitMicros,
              micros -> {
                if (micros >= from && micros < to) {
                  batch.add(member, micros);
                }
              });
      return;
    }
    sender
        .arrivals()
        .appendBefore(
            limitMicros,
            micros -> {
              draws.next(drawn);
              if (micros >= from && micros < to) {
                batch.add(member, micros, drawn);
              }
            });
  }
}
