package io.servegen.jobs.report.content;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** Numbers for cells and sentences. */
final class Numbers {
  private Numbers() {}

  /** Three significant digits, whole from a thousand on; null for what is not a number. */
  static @Nullable Double rounded(double value) {
    if (!Double.isFinite(value)) {
      return null;
    }
    return Math.abs(value) >= 1000
        ? Math.rint(value)
        : value == 0 ? value : new BigDecimal(value).round(new MathContext(3)).doubleValue();
  }

  /** As a sentence has it: three significant digits, whole from a thousand on, or a dash. */
  static String text(double value) {
    if (!Double.isFinite(value)) {
      return "–";
    }
    double size = Math.abs(value);
    if (size != 0 && (size < 0.0001 || size >= 1e7)) {
      return String.format(Locale.ROOT, "%.2e", value);
    }
    int decimals = size == 0 ? 0 : (int) Math.max(0, 2 - Math.floor(Math.log10(size)));
    return minus(String.format(Locale.ROOT, "%,." + decimals + "f", value));
  }

  /** A whole number in a sentence. */
  static String count(double value) {
    return minus(String.format(Locale.ROOT, "%,.0f", value));
  }

  /** A correlation, or another number around one: two decimals. */
  static String twoDecimals(double value) {
    return Double.isFinite(value) ? minus(String.format(Locale.ROOT, "%.2f", value)) : "–";
  }

  /** A share: whole from a tenth on. */
  static String percent(double share) {
    if (!Double.isFinite(share)) {
      return "–";
    }
    double percent = 100 * share;
    return minus(
        String.format(Locale.ROOT, Math.abs(percent) >= 10 ? "%.0f %%" : "%.1f %%", percent));
  }

  private static String minus(String text) {
    return text.replace('-', '−');
  }

  /** The mean of what is a number; NaN where nothing is. */
  static <T> double mean(List<T> items, ToDoubleFunction<T> number) {
    return items.stream().mapToDouble(number).filter(Double::isFinite).average().orElse(Double.NaN);
  }

  static <T> double min(List<T> items, ToDoubleFunction<T> number) {
    return items.stream().mapToDouble(number).filter(Double::isFinite).min().orElse(Double.NaN);
  }

  static <T> double max(List<T> items, ToDoubleFunction<T> number) {
    return items.stream().mapToDouble(number).filter(Double::isFinite).max().orElse(Double.NaN);
  }

  /** The standard deviation as a part of the mean. */
  static <T> double variation(List<T> items, ToDoubleFunction<T> number) {
    double mean = mean(items, number);
    return Math.sqrt(mean(items, item -> Math.pow(number.applyAsDouble(item) - mean, 2))) / mean;
  }

  /** The greatest over the least of what is a number. */
  static <T> double ratio(List<T> items, ToDoubleFunction<T> number) {
    return max(items, number) / min(items, number);
  }

  static <T> double[] array(List<T> items, ToDoubleFunction<T> number) {
    return items.stream().mapToDouble(number).toArray();
  }

  static List<@Nullable Object> row(@Nullable Object... cells) {
    return Arrays.asList(cells);
  }
}
