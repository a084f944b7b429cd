package io.servegen.common.arrival;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects arrivals, for tests. */
final class Times {
  private long[] micros = new long[64];
  private int size;

  /** All arrivals of a window; none of null. */
  static long[] of(@Nullable Arrivals arrivals) {
    Times times = new Times();
    if (arrivals != null) {
      times.takeBefore(Long.MAX_VALUE, arrivals);
    }
    return times.toArray();
  }

  void takeBefore(long limitMicros, Arrivals arrivals) {
    arrivals.appendBefore(limitMicros, this::add);
  }

  long[] toArray() {
    return Arrays.copyOf(micros, size);
  }

  private void add(long time) {
    if (size == micros.length) {
      micros = Arrays.copyOf(micros, 2 * size);
    }
    micros[size++] = time;
  }
}
