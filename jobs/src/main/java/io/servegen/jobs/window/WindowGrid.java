package io.servegen.jobs.window;

import java.io.Serializable;

/**
 * Time cut into windows, or epochs, of equal length, fixed to the calendar: one starts at
 * 1970-01-01 00:00 UTC. Times are microseconds since then.
 *
 * @param micros the length, above zero
 */
public record WindowGrid(long micros) implements Serializable {
  public WindowGrid {
    if (micros <= 0) {
      throw new IllegalArgumentException("windows of " + micros + " microseconds");
    }
  }

  /** The start of the window that a time lies in. */
  public long startOf(long time) {
    return time - Math.floorMod(time, micros);
  }

  public double seconds() {
    return micros / 1e6;
  }
}
