package io.servegen.jobs.ingest;

import io.servegen.common.UserException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Days, counted from 1970-01-01, both ends included.
 *
 * @param first the first
 * @param last the last
 */
record DayRange(int first, int last) {
  static final DayRange ALL = new DayRange(Integer.MIN_VALUE, Integer.MAX_VALUE);

  /** Reads {@code 2025-03-03..2025-03-05}, or one day. */
  static DayRange parse(String option, String text) {
    int dots = text.indexOf("..");
    try {
      LocalDate from = LocalDate.parse(dots < 0 ? text : text.substring(0, dots));
      LocalDate to = dots < 0 ? from : LocalDate.parse(text.substring(dots + 2));
      if (!to.isBefore(from)) {
        return new DayRange((int) from.toEpochDay(), (int) to.toEpochDay());
      }
    } catch (DateTimeException e) {
      // Said below.
    }
    throw UserException.usage(
        option + " is '" + text + "'",
        "it is neither a day nor two days in order",
        "write it like 2025-03-03..2025-03-05");
  }

  /** Of days by their names, such as {@code 2025-03-03}, those in this range. */
  Set<String> among(Map<String, ?> days) {
    Set<String> inside = new TreeSet<>();
    for (String day : days.keySet()) {
      long number = LocalDate.parse(day).toEpochDay();
      if (number >= first && number <= last) {
        inside.add(day);
      }
    }
    return inside;
  }
}
