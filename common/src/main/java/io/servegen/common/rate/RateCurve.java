package io.servegen.common.rate;

import io.servegen.common.UserException;
import io.servegen.common.arrival.TimeWarp;
import java.util.Arrays;

/**
 * A target that follows points in time: linear between them, the first held before and the last
 * after.
 */
public final class RateCurve implements TargetRate {
  private final double[] seconds;
  private final double[] values;
  private final boolean factor;
  private final long originMicros;

  /**
   * A curve of rates, or of factors on the profile's rate.
   *
   * @param seconds offsets of the points, ascending
   * @param values requests per second, or factors; finite and not negative
   * @param factor whether the values are factors
   * @param originMicros the time at offset 0, in microseconds since 1970-01-01 00:00 UTC
   * @throws UserException if the points are none, out of order or negative
   */
  public RateCurve(double[] seconds, double[] values, boolean factor, long originMicros) {
    if (seconds.length == 0) {
      throw wrong("the rate curve is empty", "it needs at least one point");
    }
    for (int i = 0; i < seconds.length; i++) {
      if (!Double.isFinite(seconds[i])) {
        throw wrong("the rate curve has the offset " + seconds[i] + " s", "an offset is a number");
      }
      if (i > 0 && seconds[i] <= seconds[i - 1]) {
        throw wrong(
            "the rate curve is out of order",
            "the offset " + seconds[i] + " s comes after " + seconds[i - 1] + " s");
      }
      if (!(values[i] >= 0 && values[i] <= Double.MAX_VALUE)) {
        throw wrong(
            "the rate curve has the value " + values[i] + " at offset " + seconds[i] + " s",
            "a rate is a number that is not negative");
      }
    }
    this.seconds = seconds.clone();
    this.values = values.clone();
    this.factor = factor;
    this.originMicros = originMicros;
  }

  private static UserException wrong(String problem, String reason) {
    return UserException.usage(
        problem, reason, "write lines of 'offset_seconds,rate' with ascending offsets");
  }

  /** The same curve with every value times {@code by}. */
  public RateCurve times(double by) {
    return new RateCurve(
        seconds, Arrays.stream(values).map(value -> value * by).toArray(), factor, originMicros);
  }

  @Override
  public double requests(long startMicros, long lengthMicros, double profileRate) {
    return integral(startMicros, lengthMicros) * (factor ? profileRate : 1);
  }

  @Override
  public double requestsPerRate(long startMicros, long lengthMicros, double profileRate) {
    double integral = integral(startMicros, lengthMicros);
    return factor ? integral : integral / profileRate;
  }

  /** Over the points of the curve. */
  @Override
  public double typicalFactor(double profileRate) {
    double first = seconds[0];
    double last = seconds[seconds.length - 1];
    double mean = last > first ? new Stretch(first, last).area() / (last - first) : values[0];
    return factor ? mean : mean / profileRate;
  }

  @Override
  public TimeWarp warp(long startMicros, long lengthMicros) {
    double from = (startMicros - originMicros) / 1e6;
    Stretch stretch = new Stretch(from, from + lengthMicros / 1e6);
    double area = stretch.area();
    return fraction -> {
      double seconds = stretch.offsetOf(fraction * area) - from;
      return Math.max(0, Math.min(lengthMicros - 1, (long) (seconds * 1e6)));
    };
  }

  /** ∫ of the curve over a window. */
  private double integral(long startMicros, long lengthMicros) {
    double from = (startMicros - originMicros) / 1e6;
    return new Stretch(from, from + lengthMicros / 1e6).area();
  }

  private double value(double offset) {
    int after = Arrays.binarySearch(seconds, offset);
    if (after >= 0) {
      return values[after];
    }
    after = -after - 1;
    if (after == 0) {
      return values[0];
    }
    if (after == seconds.length) {
      return values[seconds.length - 1];
    }
    double part = (offset - seconds[after - 1]) / (seconds[after] - seconds[after - 1]);
    return values[after - 1] + part * (values[after] - values[after - 1]);
  }

  /** A stretch of the curve, cut at its points into linear pieces. */
  private final class Stretch {
    private final double[] knots;
    private final double[] rates;

    /** The area from the stretch's start to each knot. */
    private final double[] areas;

    Stretch(double from, double to) {
      int first = firstAfter(from);
      int end = first;
      while (end < seconds.length && seconds[end] < to) {
        end++;
      }
      knots = new double[end - first + 2];
      knots[0] = from;
      System.arraycopy(seconds, first, knots, 1, end - first);
      knots[knots.length - 1] = to;
      rates = Arrays.stream(knots).map(RateCurve.this::value).toArray();
      areas = new double[knots.length];
      for (int i = 1; i < knots.length; i++) {
        areas[i] = areas[i - 1] + (knots[i] - knots[i - 1]) * (rates[i - 1] + rates[i]) / 2;
      }
    }

    double area() {
      return areas[areas.length - 1];
    }

    /** The offset at which the curve holds {@code area} from the stretch's start on. */
    double offsetOf(double area) {
      int piece = 0;
      int last = knots.length - 2;
      while (piece < last) {
        int middle = (piece + last + 1) >>> 1;
        if (areas[middle] <= area) {
          piece = middle;
        } else {
          last = middle - 1;
        }
      }
      double from = knots[piece];
      double to = knots[piece + 1];
      double rest = area - areas[piece];
      double rate = rates[piece];
      double slope = (rates[piece + 1] - rate) / (to - from);
      // 2·rest / (rate + root) is the root of slope/2·x² + rate·x = rest that stays exact as the
      // slope goes to 0.
      double denominator = rate + Math.sqrt(Math.max(0, rate * rate + 2 * slope * rest));
      return denominator > 0 ? Math.min(to, from + 2 * rest / denominator) : from;
    }
  }

  /** The first point after an offset. */
  private int firstAfter(double offset) {
    int place = Arrays.binarySearch(seconds, offset);
    return place >= 0 ? place + 1 : -place - 1;
  }
}
