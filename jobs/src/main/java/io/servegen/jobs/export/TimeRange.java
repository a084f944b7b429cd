package io.servegen.jobs.export;

import io.servegen.common.UserException;
import io.servegen.common.units.Durations;
import io.servegen.common.units.Times;
import io.servegen.jobs.table.TraceSlice;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of time.
 *
 * @param fromMicros its start, in microseconds since 1970-01-01 00:00 UTC
 * @param toMicros its end, which is not part of it
 */
record TimeRange(long fromMicros, long toMicros) {

  /**
   * The stretch of {@code --from} and {@code --to}, each of them a time, or an offset from the
   * trace's start.
   *
   * @throws UserException if it is empty
   */
  static TimeRange of(
      @Nullable String from, @Nullable String to, long startMicros, long endMicros) {
    long fromMicros = from == null ? startMicros : micros(from, startMicros);
    long toMicros = to == null ? endMicros : micros(to, startMicros);
    if (fromMicros >= toMicros) {
      throw UserException.usage(
          "--from and --to leave nothing",
          "from "
              + Times.toInstant(fromMicros)
              + " to "
              + Times.toInstant(toMicros)
              + " there is no time",
          "the trace goes from "
              + Times.toInstant(startMicros)
              + " to "
              + Times.toInstant(endMicros));
    }
    return new TimeRange(fromMicros, toMicros);
  }

  /** Whether some of a slice's requests may arrive in it. */
  boolean touches(TraceSlice slice) {
    return slice.firstMicros() < toMicros && slice.lastMicros() >= fromMicros;
  }

  /** Whether all of a slice's requests arrive in it. */
  boolean holds(TraceSlice slice) {
    return slice.firstMicros() >= fromMicros && slice.lastMicros() < toMicros;
  }

  private static long micros(String text, long startMicros) {
    return Durations.isDuration(text)
        ? startMicros + Durations.toMicros(Durations.parse(text))
        : Times.parseMicros(text);
  }
}
