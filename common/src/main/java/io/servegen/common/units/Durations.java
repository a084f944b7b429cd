package io.servegen.common.units;

import io.servegen.common.UserException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them: {@code 14d}, {@code 90m}, {@code 1h30m}, {@code 0.5s}. */
public final class Durations {
  private static final Pattern WHOLE =
      Pattern.compile("(?:\\d+(?:\\.\\d+)?\\s*(?:us|ms|s|m|h|d|w)\\s*)+");
  private static final Pattern PART =
      Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(us|ms|s|m|h|d|w)\\s*");

  private Durations() {}

  /** Whether {@code text} has the form of a duration. */
  public static boolean isDuration(String text) {
    return WHOLE.matcher(text.strip()).matches();
  }

  /**
   * Reads a duration of one or more parts, each a number and a unit (us, ms, s, m, h, d, w).
   *
   * @throws UserException if {@code text} is not of that form or is finer than a microsecond
   */
  public static Duration parse(String text) {
    String stripped = text.strip();
    if (!isDuration(stripped)) {
      throw UserException.usage(
          "'" + text + "' is not a duration",
          "a duration is a number and a unit, or several of them",
          "write it like 14d, 6h, 90m, 1h30m, 10s or 250ms");
    }
    BigDecimal micros = BigDecimal.ZERO;
    Matcher part = PART.matcher(stripped);
    while (part.find()) {
      micros = micros.add(new BigDecimal(part.group(1)).multiply(microsPer(part.group(2))));
    }
    try {
      return Duration.ofNanos(Math.multiplyExact(micros.longValueExact(), 1000L));
    } catch (ArithmeticException e) {
      throw UserException.usage(
              "'" + text + "' is no usable duration",
              "durations are whole microseconds, up to 292 years",
              "round it, or choose a coarser unit")
          .causedBy(e);
    }
  }

  /**
   * As {@link #parse}, but more than zero.
   *
   * @param option the option that it was given for, for the message
   */
  public static Duration parsePositive(String option, String text) {
    Duration duration = text.strip().equals("0") ? Duration.ZERO : parse(text);
    if (duration.isZero()) {
      throw UserException.usage(
          option + " is zero", "it must be longer than nothing", "give a duration such as 24h");
    }
    return duration;
  }

  /** The shortest form that {@link #parse} reads back, with at most three parts: {@code 1d6h}. */
  public static String format(Duration duration) {
    long micros = toMicros(duration);
    if (micros == 0) {
      return "0s";
    }
    StringBuilder text = new StringBuilder();
    for (String unit : new String[] {"d", "h", "m", "s", "ms", "us"}) {
      long size = microsPer(unit).longValueExact();
      if (micros >= size) {
        text.append(micros / size).append(unit);
        micros %= size;
      }
    }
    return text.toString();
  }

  /** Whole microseconds, the resolution of every time in the tables. */
  public static long toMicros(Duration duration) {
    return Math.addExact(
        Math.multiplyExact(duration.getSeconds(), 1_000_000L), duration.getNano() / 1000L);
  }

  private static BigDecimal microsPer(String unit) {
    return BigDecimal.valueOf(
        switch (unit) {
          case "us" -> 1L;
          case "ms" -> 1_000L;
          case "s" -> 1_000_000L;
          case "m" -> 60_000_000L;
          case "h" -> 3_600_000_000L;
          case "d" -> 86_400_000_000L;
          case "w" -> 604_800_000_000L;
          default -> throw new IllegalArgumentException("unit " + unit);
        });
  }
}
