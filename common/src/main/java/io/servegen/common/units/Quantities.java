package io.servegen.common.units;

import io.servegen.common.UserException;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Counts as people write them: {@code 4000000}, {@code 4_000_000}, {@code 2.5M}, {@code 10k}. */
public final class Quantities {
  private static final Pattern FORM = Pattern.compile("(\\d[\\d_]*(?:\\.\\d+)?)\\s*([kKMGBT]?)");

  private Quantities() {}

  /**
   * Reads a whole number with an optional suffix k (10³), M (10⁶), G or B (10⁹), T (10¹²).
   *
   * @throws UserException if {@code text} is not of that form or not whole
   */
  public static long parse(String text) {
    Matcher form = FORM.matcher(text.strip());
    if (!form.matches()) {
      throw notAQuantity(text);
    }
    BigDecimal number = new BigDecimal(form.group(1).replace("_", ""));
    int power =
        switch (form.group(2).toUpperCase(Locale.ROOT)) {
          case "K" -> 3;
          case "M" -> 6;
          case "G", "B" -> 9;
          case "T" -> 12;
          default -> 0;
        };
    try {
      return number.movePointRight(power).longValueExact();
    } catch (ArithmeticException e) {
      throw notAQuantity(text).causedBy(e);
    }
  }

  /** The number with thousands separators, as the screens show it: {@code 1,384,512}. */
  public static String format(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static UserException notAQuantity(String text) {
    return UserException.usage(
        "'" + text + "' is not a count",
        "a count is a whole number, with an optional suffix k, M, G or T",
        "write it like 4000000, 4_000_000 or 2.5M");
  }
}
