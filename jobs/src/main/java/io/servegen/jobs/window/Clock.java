package io.servegen.jobs.window;

import java.io.Serializable;
import java.util.Arrays;

/**
 * The clock that stamped a log: it shows only times {@code offset + j × tick}, give or take a
 * thousandth of a tick (the Mooncake trace, which ticks every 3 s, has its times at 2,999 and 3,000
 * ms alike).
 *
 * @param tickMicros the resolution δ in microseconds, at least 1
 * @param offsetMicros where the ticks lie, in [0, tick)
 */
public record Clock(long tickMicros, long offsetMicros) implements Serializable {
  /** The clock of times that show no tick: as fine as the tables are. */
  public static final Clock FINEST = new Clock(1, 0);

  /** So many different times have to show a tick before it is believed. */
  private static final int MIN_TIMES = 20;

  /** Nine in ten of them; at random, no more than a few in a thousand do. */
  private static final double MIN_SHARE = 0.9;

  private static final double TOLERANCE = 0.001;

  /** Resolutions that clocks and log formats have, by their leading digits; the coarsest is 1 h. */
  private static final int[] LEADING = {10, 12, 15, 18, 20, 25, 30, 36, 40, 50, 60, 80, 90};

  private static final long COARSEST_TICK = 3_600_000_000L;

  /**
   * The coarsest clock that fits a sample of times.
   *
   * @param distinctTimes different times, in microseconds
   */
  static Clock of(long[] distinctTimes) {
    Clock coarsest = FINEST;
    if (distinctTimes.length < MIN_TIMES) {
      return coarsest;
    }
    for (long power = 1; power <= COARSEST_TICK; power *= 10) {
      for (int leading : LEADING) {
        long tick = leading * power / 10;
        if (tick <= COARSEST_TICK && leading * power % 10 == 0) {
          coarsest = fitting(distinctTimes, tick, coarsest);
        }
      }
    }
    return coarsest;
  }

  /** The nearest time that the clock shows. */
  public long round(long time) {
    long fromGrid = time - offsetMicros + tickMicros / 2;
    return fromGrid - Math.floorMod(fromGrid, tickMicros) + offsetMicros;
  }

  /** The clock with that tick, if enough times lie on it, and else the other clock. */
  private static Clock fitting(long[] times, long tick, Clock otherwise) {
    long[] residues = new long[2 * times.length];
    for (int i = 0; i < times.length; i++) {
      residues[i] = Math.floorMod(times[i], tick);
      residues[times.length + i] = residues[i] + tick;
    }
    Arrays.sort(residues);
    long width = (long) (2 * TOLERANCE * tick);
    int most = 0;
    int bestLow = 0;
    int high = 0;
    for (int low = 0; low < times.length; low++) {
      while (high < residues.length && residues[high] - residues[low] <= width) {
        high++;
      }
      if (high - low > most) {
        most = high - low;
        bestLow = low;
      }
    }
    if (most < MIN_SHARE * times.length) {
      return otherwise;
    }
    return new Clock(tick, Math.floorMod(residues[bestLow + most / 2], tick));
  }
}
