package io.servegen.jobs.report.content;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Numbers for cells and sentences. */
final class Numbers {
  private Numbers() {}

  /** Four significant digits; null for what is not a number. */
  static @Nullable Double rounded(double value) {
    if (!Double.isFinite(value)) {
      return null;
    }
    return value == 0
        ? value
        : new java.math.BigDecimal(value).round(new java.math.MathContext(4)).doubleValue();
  }

  /** As a sentence has it: three significant digits, or a dash. */
  static String text(double value) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    double size = Math.abs(value);
    if (size != 0 && (size < 0.001 || size >= 1e7)) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    int decimals = size == 0 ? 0 : (int) Math.max(0, 2 - Math.floor(Math.log10(size)));
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  static String percent(double share) {
    return text(100 * share) + " %";
  }

  /** The mean of what is a number; NaN where nothing is. */
  static <T> double mean(List<T> items, ToDoubleFunction<T> number) {
    return items.stream().mapToDouble(number).filter(Double::isFinite).average().orElse(Double.NaN);
  }

  static <T> double max(List<T> items, ToDoubleFunction<T> number) {
    return items.stream().mapToDouble(number).filter(Double::isFinite).max().orElse(Double.NaN);
  }

  static <T> double[] array(List<T> items, ToDoubleFunction<T> number) {
    return items.stream().mapToDouble(number).toArray();
  }

  static List<@Nullable Object> row(@Nullable Object... cells) {
    return Arrays.asList(cells);
  }
}
