package io.servegen.jobs.table;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.servegen.common.UserException;
import io.servegen.common.units.Times;

/**
 * The time that a profile covers, in windows of one length, fixed to the calendar. It stands in the
 * manifest's counts, because idle windows have no rows.
 *
 * @param startMicros the first window's start, in microseconds since 1970-01-01 00:00 UTC
 * @param windowMicros the length of a window
 * @param windows how many windows, idle ones included
 */
public record ProfileSpan(long startMicros, long windowMicros, int windows) {
  private static final String START = "span_start";
  private static final String WINDOW = "window_seconds";
  private static final String WINDOWS = "span_windows";
  private static final long DAY_MICROS = 86_400_000_000L;

  public ProfileSpan {
    if (windowMicros <= 0 || windows <= 0 || Math.floorMod(startMicros, windowMicros) != 0) {
      throw new IllegalArgumentException(
          windows + " windows of " + windowMicros + " µs from " + startMicros);
    }
  }

  /** Notes the span among a profile's counts. */
  public void write(ObjectNode counts) {
    counts.put(START, Times.toInstant(startMicros).toString());
    counts.put(WINDOW, windowMicros / 1e6);
    counts.put(WINDOWS, windows);
  }

  /** The span that a profile's manifest tells. */
  public static ProfileSpan read(Manifest manifest) {
    ObjectNode counts = manifest.counts();
    if (!counts.hasNonNull(START) || !counts.hasNonNull(WINDOW) || !counts.hasNonNull(WINDOWS)) {
      throw UserException.data(
          "the profile's manifest does not tell the time that it covers",
          START + ", " + WINDOW + " and " + WINDOWS + " must be among its counts",
          "make the profile again with this program");
    }
    return new ProfileSpan(
        Times.parseMicros(counts.get(START).asText()),
        Math.round(counts.get(WINDOW).asDouble() * 1e6),
        counts.get(WINDOWS).asInt());
  }

  /** The first window's number, counted from 1970-01-01 00:00 UTC. */
  public long firstWindow() {
    return startMicros / windowMicros;
  }

  /** The end of the last window. */
  public long endMicros() {
    return startMicros + windows * windowMicros;
  }

  /** How many windows of it repeat: the most whole weeks, else the most whole days, else all. */
  public int periodWindows() {
    for (long unit : new long[] {7 * DAY_MICROS, DAY_MICROS}) {
      long whole = windows * windowMicros / unit * unit;
      if (whole > 0 && whole % windowMicros == 0) {
        return (int) (whole / windowMicros);
      }
    }
    return windows;
  }
}
