package io.servegen.jobs.plan;

import java.io.Serializable;

/**
 * A part of the trace, about as large as every other: one task's work and one file. It is a stretch
 * of time, or, where one window is too large, some of the requests of that window.
 *
 * @param number its place among the slices
 * @param fromMicros the start of the stretch that it lies in
 * @param toMicros the end of that stretch
 * @param skip how many requests of the stretch come before it
 * @param requests how many it has
 * @param firstRequestId the id of its first request
 */
public record Slice(
    int number, long fromMicros, long toMicros, long skip, long requests, long firstRequestId)
    implements Serializable {
  private static final long DAY_MICROS = 86_400_000_000L;

  /** Whether it lies in the same stretch as another: one task can make both in one go. */
  public boolean sharesStretchWith(Slice other) {
    return fromMicros == other.fromMicros && toMicros == other.toMicros;
  }

  /** The day that it lies in, in days since 1970-01-01. */
  public long day() {
    return Math.floorDiv(fromMicros, DAY_MICROS);
  }
}
