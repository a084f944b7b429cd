package io.servegen.fitting.gap;

import io.servegen.fitting.SelectionRule;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Takes the arrivals of one client in one window, one after the other, and estimates the law of
 * their gaps by whatever the clock allows: the gaps, or, where under a tenth of them is above zero,
 * the counts. Then it takes the next window; the buffers stay. For one thread at a time.
 */
public final class WindowFitter {
  /** With fewer gaps a window has no fit of its own; its form is to be pooled. */
  public static final int MIN_GAPS = 10;

  /** With fewer gaps above zero the counts are asked. */
  private static final double MIN_POSITIVE_SHARE = 0.1;

  private final long tickMicros;
  private final GapSample gaps;
  private final GapFitter fitter;
  private long[] arrivals = new long[256];
  private int count;
  private long windowMicros = 1;

  /**
   * A fitter for the logs of one clock.
   *
   * @param tickMicros the resolution of the clock that stamped the arrivals, in microseconds; at
   *     least 1
   * @param rule by what a family is chosen
   */
  public WindowFitter(long tickMicros, SelectionRule rule) {
    if (tickMicros < 1) {
      throw new IllegalArgumentException("a clock cannot tick every " + tickMicros + " µs");
    }
    this.tickMicros = tickMicros;
    this.gaps = new GapSample(tickMicros / 1e6);
    this.fitter = new GapFitter(rule);
  }

  /** Starts a window of that length. */
  public void begin(long windowMicros) {
    if (windowMicros < 1) {
      throw new IllegalArgumentException("a window cannot last " + windowMicros + " µs");
    }
    this.windowMicros = windowMicros;
    count = 0;
    gaps.clear();
  }

  /**
   * Adds an arrival.
   *
   * @param micros from the window's start; not before the arrival added last
   */
  public void add(long micros) {
    long last = count == 0 ? 0 : arrivals[count - 1];
    if (micros < last || micros >= windowMicros) {
      throw new IllegalArgumentException(
          "arrival at %d µs after one at %d µs in a window of %d µs"
              .formatted(micros, last, windowMicros));
    }
    if (count > 0) {
      gaps.add((micros - last) / 1e6);
    }
    if (count == arrivals.length) {
      arrivals = Arrays.copyOf(arrivals, 2 * count);
    }
    arrivals[count++] = micros;
  }

  /** The arrivals added. */
  public int requests() {
    return count;
  }

  /** The gaps between them, for pooling. */
  public GapSample gaps() {
    return gaps;
  }

  /** The coefficient of variation of the gaps as they are; NaN where {@link GapSample#cv} is. */
  public double cv() {
    return gaps.cv();
  }

  /**
   * The estimate for the window.
   *
   * @return empty where the form has to be pooled: with fewer than {@link #MIN_GAPS} gaps, or where
   *     neither gaps nor counts say anything
   */
  public Optional<GapSelection> fit() {
    if (gaps.count() < MIN_GAPS) {
      return Optional.empty();
    }
    if (gaps.positives() < MIN_POSITIVE_SHARE * gaps.count()) {
      return CountEstimator.fit(arrivals, count, windowMicros, tickMicros)
          .map(fit -> new GapSelection(GapMethod.COUNTS, fit, List.of(fit)));
    }
    return fitter.fit(gaps);
  }
}
