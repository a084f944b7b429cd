package io.servegen.jobs.ingest.mapping;

import io.servegen.jobs.ingest.source.RejectReason;
import io.servegen.jobs.ingest.source.Rejection;
import java.math.BigDecimal;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Counts from numbers and from text: whole, not negative, up to a maximum. {@code 12}, {@code 12.0}
 * and {@code "12"} are the same count; {@code 12.5}, {@code 1e300}, {@code NaN} and {@code 0x12}
 * are none.
 *
 * @param column for rejections
 */
record WholeNumbers(String column, int most) implements Conversion {
  private static final long serialVersionUID = 1L;

  /** No count that is written as a decimal is longer; it also bounds the work on nonsense. */
  private static final int LONGEST_DECIMAL = 40;

  @Override
  public Integer convert(Object value) throws Rejection {
    return (int) checked(value);
  }

  private long checked(Object value) throws Rejection {
    if (value instanceof UTF8String text) {
      return ofText(text);
    }
    if (value instanceof Double || value instanceof Float) {
      return ofDouble(((Number) value).doubleValue());
    }
    if (value instanceof Decimal decimal) {
      return ofDecimal(decimal.toJavaBigDecimal());
    }
    return inRange(((Number) value).longValue());
  }

  private long ofText(UTF8String text) throws Rejection {
    int start = 0;
    int end = text.numBytes();
    while (start < end && text.getByte(start) == ' ') {
      start++;
    }
    while (end > start && text.getByte(end - 1) == ' ') {
      end--;
    }
    if (start == end) {
      throw new Rejection(RejectReason.MISSING, column);
    }
    long number = 0;
    for (int i = start; i < end; i++) {
      byte digit = text.getByte(i);
      if (digit < '0' || digit > '9') {
        return ofDecimalText(text.toString().strip());
      }
      number = Math.min(Integer.MAX_VALUE + 1L, number * 10 + (digit - '0'));
    }
    return inRange(number);
  }

  private long ofDecimalText(String text) throws Rejection {
    if (text.length() > LONGEST_DECIMAL) {
      throw new Rejection(RejectReason.NOT_A_NUMBER, column);
    }
    try {
      return ofDecimal(new BigDecimal(text));
    } catch (NumberFormatException e) {
      throw new Rejection(RejectReason.NOT_A_NUMBER, column);
    }
  }

  private long ofDouble(double number) throws Rejection {
    if (Double.isNaN(number)) {
      throw new Rejection(RejectReason.NOT_A_NUMBER, column);
    }
    if (number < 0) {
      throw new Rejection(RejectReason.NEGATIVE, column);
    }
    if (number > most) {
      throw new Rejection(RejectReason.TOO_LARGE, column);
    }
    if (number != Math.rint(number)) {
      throw new Rejection(RejectReason.NOT_WHOLE, column);
    }
    return (long) number;
  }

  private long ofDecimal(BigDecimal number) throws Rejection {
    if (number.signum() < 0) {
      throw new Rejection(RejectReason.NEGATIVE, column);
    }
    if (number.compareTo(BigDecimal.valueOf(most)) > 0) {
      throw new Rejection(RejectReason.TOO_LARGE, column);
    }
    if (number.signum() != 0 && number.stripTrailingZeros().scale() > 0) {
      throw new Rejection(RejectReason.NOT_WHOLE, column);
    }
    return number.longValue();
  }

  private long inRange(long number) throws Rejection {
    if (number < 0) {
      throw new Rejection(RejectReason.NEGATIVE, column);
    }
    if (number > most) {
      throw new Rejection(RejectReason.TOO_LARGE, column);
    }
    return number;
  }
}
