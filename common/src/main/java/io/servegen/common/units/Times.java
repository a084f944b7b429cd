package io.servegen.common.units;

import io.servegen.common.UserException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Points in time as people write them, kept as microseconds since 1970-01-01 00:00 UTC. */
public final class Times {
  private static final DateTimeFormatter LOCAL =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendPattern("['T'][' ']")
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .toFormatter(java.util.Locale.ROOT);
  private static final DateTimeFormatter OFFSET =
      new DateTimeFormatterBuilder().append(LOCAL).appendPattern("[ ]XXX").toFormatter();

  private Times() {}

  /**
   * Reads {@code 2024-01-01}, {@code 2024-01-01 08:30}, {@code 2024-01-01T08:30:00.5Z} or the same
   * with an offset; UTC where none is given.
   *
   * @return microseconds since 1970-01-01 00:00 UTC
   * @throws UserException if {@code text} is none of these
   */
  public static long parseMicros(String text) {
    String stripped = text.strip();
    for (Form form : Form.values()) {
      try {
        return toMicros(form.parse(stripped));
      } catch (DateTimeException e) {
        // Not of this form: try the next.
      }
    }
    throw UserException.usage(
        "'" + text + "' is not a time",
        "a time is a date, or a date and a time of day, in UTC unless it has an offset",
        "write it like 2024-01-01, 2024-01-01T08:30 or 2024-01-01T08:30:00+02:00");
  }

  /** Microseconds since 1970-01-01 00:00 UTC. */
  public static long toMicros(Instant instant) {
    return Math.addExact(
        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L), instant.getNano() / 1000L);
  }

  /** The time at {@code micros} microseconds after 1970-01-01 00:00 UTC. */
  public static Instant toInstant(long micros) {
    return Instant.ofEpochSecond(
        Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000L);
  }

  private enum Form {
    DATE {
      @Override
      Instant parse(String text) {
        return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
    },
    LOCAL_TIME {
      @Override
      Instant parse(String text) {
        return LocalDateTime.parse(text, LOCAL).toInstant(ZoneOffset.UTC);
      }
    },
    OFFSET_TIME {
      @Override
      Instant parse(String text) {
        return OffsetDateTime.parse(text, OFFSET).toInstant();
      }
    };

    abstract Instant parse(String text);
  }
}
