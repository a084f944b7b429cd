package io.servegen.jobs.plan;

import io.servegen.common.engine.RequestCounter.WindowCount;
import java.util.ArrayList;
import java.util.List;

/** Cuts a trace into slices of about equal requests; no slice reaches over midnight. */
final class Slicer {
  private static final long DAY_MICROS = 86_400_000_000L;

  private final long windowMicros;
  private final long fromMicros;
  private final long toMicros;
  private final long sliceRequests;
  private final List<Slice> slices = new ArrayList<>();

  private long openFrom;
  private long openRequests;
  private long nextId;

  private Slicer(long windowMicros, long fromMicros, long toMicros, long sliceRequests) {
    this.windowMicros = windowMicros;
    this.fromMicros = fromMicros;
    this.toMicros = toMicros;
    this.sliceRequests = sliceRequests;
    this.openFrom = fromMicros;
  }

  /**
   * The slices of a trace.
   *
   * @param counts every window of it, in order
   */
  static List<Slice> cut(
      Iterable<WindowCount> counts,
      long windowMicros,
      long fromMicros,
      long toMicros,
      long sliceRequests) {
    Slicer slicer = new Slicer(windowMicros, fromMicros, toMicros, sliceRequests);
    counts.forEach(slicer::add);
    slicer.close(toMicros);
    return List.copyOf(slicer.slices);
  }

  private void add(WindowCount count) {
    long start = Math.max(fromMicros, count.window() * windowMicros);
    long end = Math.min(toMicros, (count.window() + 1) * windowMicros);
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
    long parts = (requests + sliceRequests - 1) / sliceRequests;
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
