package io.servegen.jobs.report.document;

import java.util.List;
import java.util.Locale;

/**
 * An axis.
 *
 * @param label what it measures
 * @param unit in which unit; empty for a pure number
 * @param scale how it is laid out
 * @param categories for {@link Scale#CATEGORY}: the names, which a coordinate is an index into
 */
public record Axis(String label, String unit, Scale scale, List<String> categories) {

  public Axis {
    categories = List.copyOf(categories);
    if ((scale == Scale.CATEGORY) == categories.isEmpty()) {
      throw new IllegalArgumentException("categories go with a scale of categories");
    }
  }

  public static Axis linear(String label, String unit) {
    return new Axis(label, unit, Scale.LINEAR, List.of());
  }

  /** An axis on which what is not above zero cannot be shown. */
  public static Axis log(String label, String unit) {
    return new Axis(label, unit, Scale.LOG, List.of());
  }

  /** An axis of instants, in milliseconds since 1970-01-01 UTC. */
  public static Axis time(String label) {
    return new Axis(label, "UTC", Scale.TIME, List.of());
  }

  public static Axis categories(String label, List<String> names) {
    return new Axis(label, "", Scale.CATEGORY, names);
  }

  /** How an axis is laid out. */
  public enum Scale {
    LINEAR,
    LOG,
    TIME,
    CATEGORY;

    @com.fasterxml.jackson.annotation.JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
