package io.servegen.jobs.ingest.mapping;

import io.servegen.jobs.ingest.source.RejectReason;
import io.servegen.jobs.ingest.source.Rejection;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Times of arrival, as microseconds since 1970-01-01 00:00 UTC. From text they are read in the
 * forms of ISO 8601 and RFC 3339: {@code 2024-05-10 00:00:00.009930+00:00}, with {@code T} or a
 * space, with or without seconds, a fraction (digits beyond the sixth are cut off) and an offset. A
 * date alone or a time of day alone is no time.
 *
 * @param column for rejections
 * @param zone of a time without an offset
 * @param local whether values that are not text are local times, as Spark's TIMESTAMP_NTZ
 */
record Times(String column, ZoneId zone, boolean local) implements Conversion {
  private static final long serialVersionUID = 1L;
  private static final long MICROS_PER_SECOND = 1_000_000L;

  /** 2200-01-01 00:00 UTC. */
  private static final long TOO_LATE = 7_258_118_400L * MICROS_PER_SECOND;

  @Override
  public Long convert(Object value) throws Rejection {
    long micros;
    if (value instanceof UTF8String text) {
      micros = new Text(text).read();
    } else {
      micros = local ? ofLocal((Long) value) : (Long) value;
    }
    if (micros < 0 || micros >= TOO_LATE) {
      throw new Rejection(RejectReason.TIME_OUT_OF_RANGE, column);
    }
    return micros;
  }

  private long ofLocal(long micros) {
    long seconds = Math.floorDiv(micros, MICROS_PER_SECOND);
    return micros - offsetSeconds(seconds) * MICROS_PER_SECOND;
  }

  /** The zone's offset at a local time, given as seconds as if it were UTC. */
  private long offsetSeconds(long localSeconds) {
    if (zone instanceof ZoneOffset fixed) {
      return fixed.getTotalSeconds();
    }
    LocalDateTime time = LocalDateTime.ofEpochSecond(localSeconds, 0, ZoneOffset.UTC);
    return time.atZone(zone).getOffset().getTotalSeconds();
  }

  /** A cursor over a text. */
  private final class Text {
    private final UTF8String text;
    private int at;

    Text(UTF8String text) {
      this.text = text.trim();
    }

    long read() throws Rejection {
      int year = digits(4);
      expect('-');
      int month = digits(2);
      expect('-');
      int day = digits(2);
      if (!take('T') && !take(' ') && !take('t')) {
        throw notATime();
      }
      int hour = digits(2);
      expect(':');
      int minute = digits(2);
      int second = take(':') ? digits(2) : 0;
      long micros = take('.') || take(',') ? fraction() : 0;
      long seconds = utcSeconds(year, month, day, hour, minute, second);
      if (at == text.numBytes()) {
        seconds -= offsetSeconds(seconds);
      } else {
        seconds -= offset();
      }
      if (at != text.numBytes()) {
        throw notATime();
      }
      return seconds * MICROS_PER_SECOND + micros;
    }

    private long utcSeconds(int year, int month, int day, int hour, int minute, int second)
        throws Rejection {
      try {
        return LocalDateTime.of(year, month, day, hour, minute, second)
            .toEpochSecond(ZoneOffset.UTC);
      } catch (DateTimeException e) {
        throw notATime();
      }
    }

    private long offset() throws Rejection {
      while (take(' ')) {
        // One or more spaces may stand before an offset.
      }
      if (take('Z') || take('z')) {
        return 0;
      }
      if (take('U')) {
        expect('T');
        expect('C');
        return 0;
      }
      boolean west = take('-');
      if (!west) {
        expect('+');
      }
      int hours = digits(2);
      int minutes = take(':') || at < text.numBytes() ? digits(2) : 0;
      if (hours > 18 || minutes > 59) {
        throw notATime();
      }
      long seconds = hours * 3600L + minutes * 60L;
      return west ? -seconds : seconds;
    }

    private long fraction() throws Rejection {
      long micros = 0;
      int count = 0;
      while (at < text.numBytes() && isDigit(text.getByte(at))) {
        if (count < 6) {
          micros = micros * 10 + (text.getByte(at) - '0');
        }
        count++;
        at++;
      }
      if (count == 0) {
        throw notATime();
      }
      for (int i = count; i < 6; i++) {
        micros *= 10;
      }
      return micros;
    }

    private int digits(int count) throws Rejection {
      int number = 0;
      for (int i = 0; i < count; i++) {
        if (at >= text.numBytes() || !isDigit(text.getByte(at))) {
          throw notATime();
        }
        number = number * 10 + (text.getByte(at++) - '0');
      }
      return number;
    }

    private void expect(char character) throws Rejection {
      if (!take(character)) {
        throw notATime();
      }
    }

    private boolean take(char character) {
      boolean there = at < text.numBytes() && text.getByte(at) == character;
      at += there ? 1 : 0;
      return there;
    }

    private Rejection notATime() {
      return new Rejection(RejectReason.NOT_A_TIME, column);
    }
  }

  private static boolean isDigit(byte character) {
    return character >= '0' && character <= '9';
  }
}
