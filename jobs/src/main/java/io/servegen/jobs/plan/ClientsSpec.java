package io.servegen.jobs.plan;

import io.servegen.common.UserException;
import io.servegen.common.units.Quantities;
import org.jspecify.annotations.Nullable;

/**
 * The option {@code --clients}.
 *
 * @param relative whether {@code number} is a factor on the profile's clients
 * @param number the factor or the number of clients
 */
public record ClientsSpec(boolean relative, double number) {
  private static final int MOST = 100_000_000;

  static ClientsSpec parse(@Nullable String text) {
    if (text == null) {
      return new ClientsSpec(true, 1);
    }
    String stripped = text.strip();
    try {
      boolean relative = stripped.startsWith("x");
      double number =
          relative ? Double.parseDouble(stripped.substring(1)) : Quantities.parse(stripped);
      if (number > 0 && number <= MOST) {
        return new ClientsSpec(relative, number);
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw UserException.usage(
        "--clients '" + text + "' is not a number of clients",
        "it is a whole number, or a factor above 0 behind an x",
        "write it like 500 or x3");
  }

  /** How many clients that makes of {@code pool} clients; at least one. */
  int of(int pool) {
    double wanted = relative ? number * pool : number;
    if (wanted > MOST) {
      throw UserException.usage(
          "--clients asks for " + (long) wanted + " clients",
          "the most is " + Quantities.format(MOST),
          "ask for fewer");
    }
    return Math.max(1, (int) Math.round(wanted));
  }
}
