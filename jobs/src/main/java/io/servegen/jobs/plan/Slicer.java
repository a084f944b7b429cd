package io.servegen.jobs.plan;

import io.servegen.common.engine.RequestCounter.WindowCount;
import java.util.ArrayList;
import java.util.List;

/** Cuts a trace into slices of about equal requests; no slice reaches over midnight. */
final class Slicer {
  private static final long DAY_MICROS = 86_400_000_000L;

  private final TraceSpan span;
  private final List<Slice> slices = new ArrayList<>();

  private long openFrom;
  private long openRequests;
  private long nextId;

  private Slicer(TraceSpan span, long firstId) {
    this.span = span;
    this.openFrom = span.fromMicros();
    this.nextId = firstId;
  }

  /**
   * The slices of a span.
   *
   * @param counts every window of it, in order
   * @param firstId the id of its first request
   */
  static List<Slice> cut(Iterable<WindowCount> counts, TraceSpan span, long firstId) {
    Slicer slicer = new Slicer(span, firstId);
    counts.forEach(slicer::add);
    slicer.close(span.toMicros());
    return List.copyOf(slicer.slices);
  }

  private void add(WindowCount count) {
    long start = Math.max(span.fromMicros(), count.window() * span.windowMicros());
    long end = Math.min(span.toMicros(), (count.window() + 1) * span.windowMicros());
    long sliceRequests = span.sliceRequests();
    boolean full = openRequests > 0 && openRequests + count.requests() / 2 >= sliceRequests;
    if (full || Math.floorMod(start, DAY_MICROS) == 0 || count.requests() > 2 * sliceRequests) {
      close(start);
    }
    if (count.requests() > 2 * sliceRequests) {
      split(start, end, count.requests());
      openFrom = end;
    } else {
      openRequests += count.requests();
    }
  }

  private void close(long end) {
    if (openRequests > 0) {
      append(openFrom, end, 0, openRequests);
    }
    openFrom = end;
    openRequests = 0;
  }

  private void split(long start, long end, long requests) {
    long parts = (requests + span.sliceRequests() - 1) / span.sliceRequests();
    long done = 0;
    for (long part = 1; part <= parts; part++) {
      // Not requests · part / parts, which overflows for the largest windows.
      long until = requests / parts * part + Math.min(part, requests % parts);
      append(start, end, done, until - done);
      done = until;
    }
  }

  private void append(long start, long end, long skip, long requests) {
    slices.add(new Slice(slices.size(), start, end, skip, requests, nextId));
    nextId += requests;
  }
}
