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
      if (i > 0 && !(seconds[i] > seconds[i - 1])) {
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
    double from = (startMicros - originMicros) / 1e6;
    return integral(from, from + lengthMicros / 1e6) * (factor ? profileRate : 1);
  }

  @Override
  public TimeWarp warp(long startMicros, long lengthMicros) {
    double from = (startMicros - originMicros) / 1e6;
    double to = from + lengthMicros / 1e6;
    double[] knots = knots(from, to);
    double[] sums = new double[knots.length];
    for (int i = 1; i < knots.length; i++) {
      sums[i] = sums[i - 1] + trapezium(knots[i - 1], knots[i]);
    }
    double total = sums[sums.length - 1];
    return fraction -> {
      double wanted = fraction * total;
      int piece = piece(sums, wanted);
      double at = invert(knots[piece], knots[piece + 1], wanted - sums[piece]);
      return Math.max(0, Math.min(lengthMicros - 1, (long) ((at - from) * 1e6)));
    };
  }

  /** ∫ of the curve from one offset to another, in seconds. */
  private double integral(double from, double to) {
    double[] knots = knots(from, to);
    double sum = 0;
    for (int i = 1; i < knots.length; i++) {
      sum += trapezium(knots[i - 1], knots[i]);
    }
    return sum;
  }

  /**
   * The offset after {@code from} at which the curve, linear up to {@code to}, holds {@code area}.
   */
  private double invert(double from, double to, double area) {
    double a = value(from);
    double slope = (value(to) - a) / (to - from);
    double root = Math.sqrt(Math.max(0, a * a + 2 * slope * area));
    // 2·area / (a + root) is the root of slope/2·x² + a·x = area that stays exact as slope goes to
    // 0.
    double denominator = a + root;
    return denominator > 0 ? Math.min(to, from + 2 * area / denominator) : from;
  }

  private double trapezium(double from, double to) {
    return (to - from) * (value(from) + value(to)) / 2;
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

  private double[] knots(double from, double to) {
    double[] inside =
        Arrays.stream(seconds).filter(offset -> offset > from && offset < to).toArray();
    double[] knots = new double[inside.length + 2];
    knots[0] = from;
    System.arraycopy(inside, 0, knots, 1, inside.length);
    knots[knots.length - 1] = to;
    return knots;
  }

  private static int piece(double[] sums, double wanted) {
    int piece = 0;
    while (piece + 2 < sums.length && sums[piece + 1] <= wanted) {
      piece++;
    }
    return piece;
  }
}
