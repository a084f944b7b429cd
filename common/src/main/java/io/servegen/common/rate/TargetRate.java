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

  /** How R runs inside a window in which some requests are wanted. */
  TimeWarp warp(long startMicros, long lengthMicros);

  /** The profile's own rate, times a factor. */
  static TargetRate scaled(double factor) {
    return new Flat() {
      @Override
      public double requests(long startMicros, long lengthMicros, double profileRate) {
        return factor * profileRate * (lengthMicros / 1e6);
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
