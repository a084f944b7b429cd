package io.servegen.jobs.plan;

import io.servegen.common.UserException;

/**
 * The option {@code --rate}.
 *
 * @param form which of its forms it has
 * @param number the rate or factor; 0 for a curve
 * @param file the curve's file; empty for the other forms
 */
public record RateSpec(Form form, double number, String file) {
  /** The forms of {@code --rate}. */
  public enum Form {
    /** Requests per second, constant. */
    CONSTANT,
    /** A factor on the profile's own rate; {@code profile} is the factor 1. */
    FACTOR,
    /** The profile's rate, scaled to this mean. */
    MEAN,
    /** The profile's rate, scaled so that its greatest window has this rate. */
    PEAK,
    /** A CSV file. */
    CURVE
  }

  static RateSpec parse(String text) {
    String stripped = text.strip();
    if (stripped.equals("profile")) {
      return new RateSpec(Form.FACTOR, 1, "");
    }
    if (stripped.startsWith("mean:")) {
      return number(Form.MEAN, text, stripped.substring("mean:".length()));
    }
    if (stripped.startsWith("peak:")) {
      return number(Form.PEAK, text, stripped.substring("peak:".length()));
    }
    if (stripped.matches("x[0-9.].*")) {
      return number(Form.FACTOR, text, stripped.substring(1));
    }
    if (stripped.matches("-?[0-9.]+([eE][-+]?[0-9]+)?")) {
      return number(Form.CONSTANT, text, stripped);
    }
    if (stripped.isEmpty()) {
      throw wrong(text);
    }
    return new RateSpec(Form.CURVE, 0, stripped);
  }

  private static RateSpec number(Form form, String text, String number) {
    try {
      double value = Double.parseDouble(number);
      if (value > 0 && value < Double.MAX_VALUE) {
        return new RateSpec(form, value, "");
      }
    } catch (NumberFormatException e) {
      // Said below, like every other number that will not do.
    }
    throw wrong(text);
  }

  private static UserException wrong(String text) {
    return UserException.usage(
        "--rate '" + text + "' is not a rate",
        "it needs a number above 0, in one of its forms",
        "write profile, 500, x2.5, mean:500, peak:500 or the name of a CSV file");
  }
}
