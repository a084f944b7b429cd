package io.servegen.jobs.imports;

import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads the text of a Python dict from numbers to numbers, such as <code>{45: 0.25, 46: 0.75}
 * </code>, and nothing else: no names, no calls, no nesting. What is read is never evaluated.
 */
final class DictLiteral {
  private static final int EXCERPT = 20;

  private final String text;
  private int at;

  private DictLiteral(String text) {
    this.text = text;
  }

  /**
   * The numbers by their keys.
   *
   * @throws FormatException if the text is anything else, or has a key twice
   */
  static SortedMap<Double, Double> parse(String text) throws FormatException {
    return new DictLiteral(text).dict();
  }

  private SortedMap<Double, Double> dict() throws FormatException {
    SortedMap<Double, Double> entries = new TreeMap<>();
    expect('{');
    while (peek() != '}') {
      double key = number();
      expect(':');
      double value = number();
      if (entries.put(key, value) != null) {
        throw new FormatException("the key " + key + " stands twice in " + place());
      }
      if (peek() != '}') {
        expect(',');
      }
    }
    expect('}');
    if (peek() != 0) {
      throw new FormatException("there is more after the dict's end: " + place());
    }
    return entries;
  }

  private double number() throws FormatException {
    peek();
    int start = at;
    while (at < text.length() && isOfNumber(text.charAt(at))) {
      at++;
    }
    try {
      double number = Double.parseDouble(text.substring(start, at));
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    at = start;
    throw new FormatException("a number is expected at " + place());
  }

  /** Keeps out what Java reads as a number and Python does not, such as 1d and NaN. */
  private static boolean isOfNumber(char c) {
    return c >= '0' && c <= '9' || c == '.' || c == 'e' || c == 'E' || c == '-' || c == '+';
  }

  private void expect(char wanted) throws FormatException {
    if (peek() != wanted) {
      throw new FormatException("'" + wanted + "' is expected at " + place());
    }
    at++;
  }

  /** The next character that is not white space; 0 at the end. */
  private char peek() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : 0;
  }

  private String place() {
    String rest = text.substring(at, Math.min(text.length(), at + EXCERPT));
    return "character " + (at + 1) + (rest.isEmpty() ? ", the end" : ", '" + rest + "'");
  }
}
