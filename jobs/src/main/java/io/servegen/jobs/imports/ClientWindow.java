package io.servegen.jobs.imports;

import io.servegen.common.arrival.GapFamily;
import java.io.Serializable;

/**
 * A window in which a client sends requests.
 *
 * @param startMicros its start, in microseconds since 1970-01-01 00:00 UTC
 * @param seconds its length
 * @param rate requests per second, above 0
 * @param cv coefficient of variation of the gaps, as measured
 * @param family the family of the gaps
 * @param shape its shape, above 0
 */
record ClientWindow(
    long startMicros, double seconds, double rate, double cv, GapFamily family, double shape)
    implements Serializable {

  /** Expected requests. */
  double expected() {
    return rate * seconds;
  }

  /** Whole requests. */
  long requests() {
    return Math.round(expected());
  }

  /** The scale, in seconds, with which the mean gap is 1 / rate. */
  double scale() {
    return 1 / (rate * family.meanOfUnitScale(shape));
  }
}
