package io.servegen.common.rate;

import io.servegen.common.arrival.TimeWarp;
import java.io.Serializable;

/** The total rate R(t) that a trace is to have, over all its clients. */
public interface TargetRate extends Serializable {
  /**
   * The requests wanted in a window, ∫R.
   *
   * @param startMicros the window's start
   * @param lengthMicros the window's length
   * @param profileRate the profile's own total rate in it, in requests per second
   */
  double requests(long startMicros, long lengthMicros, double profileRate);

  /**
   * The requests wanted in a window for each request per second of the profile. Where the target
   * follows the profile, it does not depend on {@code profileRate}, not even by rounding: so a
   * client's arrivals do not depend on which other clients there are.
   *
   * @param profileRate as in {@link #requests}, more than 0
   */
  default double requestsPerRate(long startMicros, long lengthMicros, double profileRate) {
    return requests(startMicros, lengthMicros, profileRate) / profileRate;
  }

  /**
   * The factor, about, that the target is of a profile of this mean rate; for sizing alone. It does
   * not depend on how long the trace is.
   */
  double typicalFactor(double profileRate);

  /** How R runs inside a window in which some requests are wanted. */
  TimeWarp warp(long startMicros, long lengthMicros);

  /** The profile's own rate, times a factor. */
  static TargetRate scaled(double factor) {
    return new Flat() {
      @Override
      public double requests(long startMicros, long lengthMicros, double profileRate) {
        return factor * profileRate * (lengthMicros / 1e6);
      }

      @Override
      public double requestsPerRate(long startMicros, long lengthMicros, double profileRate) {
        return factor * (lengthMicros / 1e6);
      }

      @Override
      public double typicalFactor(double profileRate) {
        return factor;
      }
    };
  }

  /** The same rate always, in requests per second. */
  static TargetRate constant(double rate) {
    return new Flat() {
      @Override
      public double requests(long startMicros, long lengthMicros, double profileRate) {
        return rate * (lengthMicros / 1e6);
      }

      @Override
      public double typicalFactor(double profileRate) {
        return rate / profileRate;
      }
    };
  }

  /** A rate that is flat in each window. */
  abstract class Flat implements TargetRate {
    @Override
    public TimeWarp warp(long startMicros, long lengthMicros) {
      return TimeWarp.flat(lengthMicros);
    }
  }
}
