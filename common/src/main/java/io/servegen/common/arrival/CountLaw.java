package io.servegen.common.arrival;

/** How many requests a client sends in a window in which m are expected. */
public enum CountLaw {
  /** {@link #EXACT} from {@link #EXACT_FROM} expected requests on, {@link #RENEWAL} below. */
  AUTO,
  /**
   * ⌊m⌋, and one more with probability m − ⌊m⌋: what varies from window to window is the profile's
   * rate, and nothing beside it.
   */
  EXACT,
  /** What a stationary renewal process gives: mean m, variance about CV²·m. */
  RENEWAL;

  /** From this many expected requests on, {@link #AUTO} is exact. */
  public static final double EXACT_FROM = 30;

  /** Whether a window with {@code expected} requests has an exact count. */
  public boolean isExact(double expected) {
    return this == EXACT || (this == AUTO && expected >= EXACT_FROM);
  }
}
