package io.servegen.jobs.report.measure;

import io.servegen.jobs.window.Clock;
import io.servegen.jobs.window.LogSpan;
import io.servegen.jobs.window.WindowGrid;
import java.io.Serializable;

/**
 * How a workload is looked at.
 *
 * @param grid the windows
 * @param span the time that it covers; windows at its edges are cut to it
 * @param clock what its arrivals are seen by: the actual workload's own clock, for all that are
 *     compared with it
 */
public record Scope(WindowGrid grid, LogSpan span, Clock clock) implements Serializable {
  /** A clock's times are off by up to a thousandth of a tick, either way. */
  private static final int TOLERANCES = 500;

  /** The time that the clock shows at a time, inside the span. */
  long seen(long micros) {
    long tick = clock.tickMicros();
    if (tick <= 1) {
      return micros;
    }
    long late = micros + tick / TOLERANCES;
    long shown = late - Math.floorMod(late - clock.offsetMicros(), tick);
    return Math.min(span.endMicros() - 1, Math.max(span.startMicros(), shown));
  }

  /** How many whole steps of that length, fixed to the calendar, the span holds. */
  public long wholeSteps(long stepMicros) {
    return Math.max(
        0,
        Math.floorDiv(span.endMicros(), stepMicros)
            - Math.floorDiv(span.startMicros() + stepMicros - 1, stepMicros));
  }

  /** Whether the span holds the whole of the step that starts then. */
  boolean holds(long stepStart, long stepMicros) {
    return stepStart >= span.startMicros() && stepStart + stepMicros <= span.endMicros();
  }
}
