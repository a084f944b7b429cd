package io.servegen.jobs.plan;

/**
 * Where a trace begins and ends, and how it is cut.
 *
 * @param windowMicros the length of a window
 * @param fromMicros inclusive
 * @param toMicros exclusive
 * @param sliceRequests requests in a slice, about
 */
public record TraceSpan(long windowMicros, long fromMicros, long toMicros, long sliceRequests) {
  /** The part of this span between two times. */
  TraceSpan between(long from, long to) {
    return new TraceSpan(
        windowMicros, Math.max(fromMicros, from), Math.min(toMicros, to), sliceRequests);
  }
}
