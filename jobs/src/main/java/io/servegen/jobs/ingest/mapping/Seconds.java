package io.servegen.jobs.ingest.mapping;

import io.servegen.jobs.ingest.source.RejectReason;
import io.servegen.jobs.ingest.source.Rejection;
import java.math.BigDecimal;
import org.apache.spark.sql.types.Decimal;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Lengths of time in seconds: finite and not negative.
 *
 * @param column for rejections
 */
record Seconds(String column) implements Conversion {
  private static final long serialVersionUID = 1L;
  private static final int LONGEST_NUMBER = 40;

  @Override
  public Double convert(Object value) throws Rejection {
    double seconds = number(value);
    if (Double.isNaN(seconds) || Double.isInfinite(seconds)) {
      throw new Rejection(RejectReason.NOT_A_NUMBER, column);
    }
    if (seconds < 0) {
      throw new Rejection(RejectReason.NEGATIVE, column);
    }
    return seconds;
  }

  private double number(Object value) throws Rejection {
    if (value instanceof UTF8String text) {
      if (text.numBytes() > LONGEST_NUMBER) {
        throw new Rejection(RejectReason.NOT_A_NUMBER, column);
      }
      try {
        return new BigDecimal(text.toString().strip()).doubleValue();
      } catch (NumberFormatException e) {
        throw new Rejection(RejectReason.NOT_A_NUMBER, column);
      }
    }
    return value instanceof Decimal decimal ? decimal.toDouble() : ((Number) value).doubleValue();
  }
}
