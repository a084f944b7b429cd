package io.servegen.fitting.gap;

import java.util.Locale;

/** What of a window the law of its gaps was estimated from. */
public enum GapMethod {
  /** The gaps, taken as continuous: the clock is fine enough for every one of them. */
  GAPS,
  /** The gaps, with the likelihood of a clock that ticks, since the tick shows in some of them. */
  TICKS,
  /** The dispersion of counts, which tell more than gaps on so coarse a clock. */
  COUNTS;

  /** The name in tables: {@code gaps}, {@code ticks}, {@code counts}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
