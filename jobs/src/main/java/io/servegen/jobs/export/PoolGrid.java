package io.servegen.jobs.export;

import io.servegen.common.UserException;
import io.servegen.jobs.table.Category;
import io.servegen.jobs.table.ProfileSpan;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What all files of a model's pool share: ServeGen demands the same windows of every client, and
 * epochs that start where a window does. Times are whole seconds from the profile's start.
 *
 * @param category of the model
 * @param windowSeconds the length of a window
 * @param windows how many windows, idle ones included
 * @param startMicros the profile's start, in microseconds since 1970-01-01 00:00 UTC
 * @param epochs the starts of the epochs, ascending, the first of them 0
 */
record PoolGrid(Category category, long windowSeconds, int windows, long startMicros, long[] epochs)
    implements Serializable {

  /**
   * The grid of a model.
   *
   * @param epochMicros the starts of its epochs, in microseconds since 1970-01-01 00:00 UTC
   * @throws UserException if the profile's windows or epochs cannot be said in this format
   */
  static PoolGrid of(Category category, ProfileSpan span, long[] epochMicros) {
    if (epochMicros.length == 0) {
      throw UserException.data(
          "the profile has no lengths", "a pool needs them", "fit it from requests with lengths");
    }
    if (span.windowMicros() % 1_000_000 != 0) {
      throw UserException.data(
          "the profile has windows of " + span.windowMicros() / 1e6 + " s",
          "ServeGen knows whole seconds alone",
          "fit it again with --window of whole seconds");
    }
    SortedSet<Long> epochs = new TreeSet<>(Set.of(0L));
    for (long micros : epochMicros) {
      long offset = Math.max(0, micros - span.startMicros());
      if (offset % span.windowMicros() != 0) {
        throw UserException.data(
            "the profile's epochs do not start where its windows do",
            "ServeGen knows epochs of whole windows alone",
            "fit it again with an --epoch that is a whole number of windows");
      }
      epochs.add(offset / 1_000_000);
    }
    return new PoolGrid(
        category,
        span.windowMicros() / 1_000_000,
        span.windows(),
        span.startMicros(),
        epochs.stream().mapToLong(Long::longValue).toArray());
  }

  /** The number of the window that starts then. */
  int window(long micros) {
    return (int) ((micros - startMicros) / 1_000_000 / windowSeconds);
  }

  /** The number of the epoch that a start of the profile's table stands for. */
  int epoch(long micros) {
    return Arrays.binarySearch(epochs, Math.max(0, micros - startMicros) / 1_000_000);
  }

  /** The number of the epoch that a window lies in. */
  int epochOfWindow(int window) {
    int found = Arrays.binarySearch(epochs, window * windowSeconds);
    return found >= 0 ? found : -found - 2;
  }
}
