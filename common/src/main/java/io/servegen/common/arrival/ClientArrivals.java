package io.servegen.common.arrival;

import io.servegen.common.random.Purpose;
import io.servegen.common.random.Streams;
import org.apache.commons.rng.UniformRandomProvider;
import org.jspecify.annotations.Nullable;

/**
 * The arrivals of one client, window after window: exact counts where many are expected, else a
 * renewal process that runs on while the client's law stays the same.
 *
 * <p>A run starts at a multiple of {@code runWindows}, so whoever walks the windows from there
 * comes to the same arrivals, whatever part of the trace is wanted.
 */
public final class ClientArrivals {
  private final long key;
  private final int runWindows;
  private final CountLaw law;
  private @Nullable RenewalArrivals run;
  private long lastWindow;

  /**
   * A client before its first window.
   *
   * @param key from {@link Streams#clientKey}
   * @param runWindows the length of a renewal run, in windows
   */
  public ClientArrivals(long key, int runWindows, CountLaw law) {
    this.key = key;
    this.runWindows = runWindows;
    this.law = law;
  }

  /** The first window of the run that {@code window} is in. */
  public static long runStart(long window, int runWindows) {
    return Math.floorDiv(window, runWindows) * (long) runWindows;
  }

  /**
   * The arrivals of a window; null where there are none. Windows come in ascending order.
   *
   * @param expected requests expected, more than 0
   * @param buffer room for gaps; see {@link ExactArrivals}
   */
  public @Nullable Arrivals enter(
      long window,
      GapFamily family,
      double shape,
      double expected,
      TimeWarp warp,
      double[] buffer) {
    if (!law.isExact(expected)) {
      return enterRun(window, family, shape, expected, warp);
    }
    run = null;
    UniformRandomProvider random = Streams.open(key, window, Purpose.COUNT);
    long count = exactCount(expected, random);
    return count == 0
        ? null
        : new ExactArrivals(key, window, family, shape, count, warp, random, buffer);
  }

  /** How many arrivals {@link #enter} gives, without drawing more gaps than it must. */
  public long count(long window, GapFamily family, double shape, double expected, TimeWarp warp) {
    if (law.isExact(expected)) {
      run = null;
      return exactCount(expected, Streams.open(key, window, Purpose.COUNT));
    }
    long[] count = {0};
    enterRun(window, family, shape, expected, warp)
        .appendBefore(Long.MAX_VALUE, micros -> count[0]++);
    return count[0];
  }

  private static long exactCount(double expected, UniformRandomProvider random) {
    long whole = (long) expected;
    return whole + (random.nextDouble() < expected - whole ? 1 : 0);
  }

  private RenewalArrivals enterRun(
      long window, GapFamily family, double shape, double expected, TimeWarp warp) {
    RenewalArrivals current = run;
    boolean goesOn =
        current != null
            && current.isOf(family, shape)
            && lastWindow >= runStart(window, runWindows);
    if (current == null || !goesOn) {
      current = new RenewalArrivals(key, window, family, shape, expected, warp);
      run = current;
    } else {
      current.enter(expected, warp);
    }
    lastWindow = window;
    return current;
  }
}
