package io.servegen.jobs.window;

import java.io.Serializable;

/**
 * The time that a log covers, in microseconds since 1970-01-01 00:00 UTC: a window at its edge is
 * cut to what lies inside, so that its rate is not too low.
 *
 * @param startMicros its start
 * @param endMicros its end, after the start
 */
public record LogSpan(long startMicros, long endMicros) implements Serializable {
  public LogSpan {
    if (endMicros <= startMicros) {
      throw new IllegalArgumentException("a log from " + startMicros + " to " + endMicros);
    }
  }

  /**
   * The span of a log of which only its requests are known: from one mean gap before the first to
   * one after the last, but not beyond their windows. Without the two gaps the rate of a log of n
   * requests would be n/(n − 1) times too high, and without bounds at its edges.
   *
   * @param firstMicros the first arrival
   * @param lastMicros the last arrival
   */
  public static LogSpan around(long firstMicros, long lastMicros, long requests, WindowGrid grid) {
    long lastEnd = grid.startOf(lastMicros) + grid.micros();
    if (firstMicros == lastMicros || requests < 2) {
      return new LogSpan(grid.startOf(firstMicros), lastEnd);
    }
    long gap = 1 + (lastMicros - firstMicros) / (requests - 1);
    return new LogSpan(
        Math.max(grid.startOf(firstMicros), firstMicros - gap),
        Math.min(lastEnd, lastMicros + gap));
  }

  /** Where the log begins to cover the window that starts then. */
  public long startWithin(long windowStart) {
    return Math.max(windowStart, startMicros);
  }

  /** Where the log stops covering that window. */
  public long endWithin(long windowStart, WindowGrid grid) {
    return Math.min(windowStart + grid.micros(), endMicros);
  }

  public double seconds() {
    return (endMicros - startMicros) / 1e6;
  }
}
