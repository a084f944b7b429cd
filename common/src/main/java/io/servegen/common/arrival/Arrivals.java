package io.servegen.common.arrival;

/** One client's arrivals in one window, in time order. */
public interface Arrivals {
  /**
   * Appends the arrivals that come before a limit and were not appended yet.
   *
   * @param limitMicros microseconds since the window's start
   * @param target where they go, as microseconds since the window's start
   */
  void appendBefore(long limitMicros, ArrivalTarget target);

  /** Takes arrivals. */
  @FunctionalInterface
  interface ArrivalTarget {
    void add(long micros);
  }
}
