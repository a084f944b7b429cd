package io.servegen.common.arrival;

/**
 * The way from a window's own time, in which its rate is flat, to the clock: the inverse of the
 * integral of the rate over the window.
 */
public interface TimeWarp {
  /**
   * The clock's time of a fraction of the window's requests.
   *
   * @param fraction in [0, 1)
   * @return microseconds since the window's start, less than the window's length
   */
  long toMicros(double fraction);

  /** The warp of a window whose rate is flat. */
  static TimeWarp flat(long windowMicros) {
    return fraction -> Math.min((long) (fraction * windowMicros), windowMicros - 1);
  }
}
