package io.servegen.common.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.servegen.common.UserException;
import io.servegen.common.arrival.TimeWarp;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RateCurveTest {
  private static final long SECOND = 1_000_000L;
  private static final long T = 600 * SECOND;
  private static final long ORIGIN = 1_704_067_200L * SECOND;

  /** Up a ramp, down a steep one to nothing, nothing for a while, and up again. */
  private static RateCurve hill() {
    return rates(new double[] {100, 200, 210, 300, 400, 550}, new double[] {2, 12, 0, 0, 5, 5});
  }

  private static RateCurve rates(double[] seconds, double[] values) {
    return new RateCurve(seconds, values, false, ORIGIN);
  }

  private static double area(RateCurve curve, double from, double to) {
    return curve.requests(
        ORIGIN + Math.round(from * SECOND), Math.round((to - from) * SECOND), Double.NaN);
  }

  @Test
  void theAreaIsThatOfTheTrapeziums() {
    RateCurve hill = hill();
    assertThat(area(hill, 100, 200)).isCloseTo(700, within(1e-9));
    assertThat(area(hill, 200, 210)).isCloseTo(60, within(1e-9));
    assertThat(area(hill, 210, 300)).isZero();
    assertThat(area(hill, 300, 400)).isCloseTo(250, within(1e-9));
    // A part of a ramp, and the first and the last value held.
    assertThat(area(hill, 150, 160)).isCloseTo(75, within(1e-9));
    assertThat(area(hill, -1000, 100)).isCloseTo(2200, within(1e-9));
    assertThat(area(hill, 500, 1e6)).isCloseTo(5 * (1e6 - 500), within(1e-3));
    assertThat(area(hill, 0, 600)).isCloseTo(200 + 700 + 60 + 250 + 1000, within(1e-9));
  }

  @Test
  void aWindowIsTheSumOfItsParts() {
    SplittableRandom random = new SplittableRandom(1);
    RateCurve hill = hill();
    for (int i = 0; i < 1000; i++) {
      double from = random.nextDouble(-100, 700);
      double middle = from + random.nextDouble(300);
      double to = middle + random.nextDouble(300);
      assertThat(area(hill, from, middle) + area(hill, middle, to))
          .isCloseTo(area(hill, from, to), within(1e-4));
    }
  }

  /** The time at a fraction of the window has that fraction of the area before it. */
  @Test
  void theWarpIsTheInverseOfTheArea() {
    RateCurve hill = hill();
    long start = ORIGIN;
    TimeWarp warp = hill.warp(start, T);
    double total = area(hill, 0, 600);
    long before = 0;
    for (int i = 0; i < 100_000; i++) {
      double fraction = i / 100_000.0;
      long micros = warp.toMicros(fraction);
      // The clock's tick, at 12 requests/s.
      assertThat(area(hill, 0, micros / 1e6)).isCloseTo(fraction * total, within(1.3e-5));
      assertThat(micros).isBetween(before, T - 1);
      before = micros;
    }
    assertThat(warp.toMicros(Math.nextDown(1.0))).isEqualTo(T - 1);
  }

  @Test
  void nothingArrivesWhereTheRateIsZero() {
    TimeWarp warp =
        rates(new double[] {0, 100, 101, 499, 500}, new double[] {3, 3, 0, 0, 3}).warp(ORIGIN, T);
    for (int i = 0; i < 100_000; i++) {
      long micros = warp.toMicros(i / 100_000.0);
      assertThat(micros <= 101 * SECOND || micros >= 499 * SECOND).isTrue();
    }
  }

  @Test
  void aFlatCurveWarpsLikeAConstantRate() {
    TimeWarp curve = rates(new double[] {7}, new double[] {3.5}).warp(ORIGIN + 12 * T, T);
    TimeWarp flat = TargetRate.constant(3.5).warp(ORIGIN, T);
    for (int i = 0; i < 1000; i++) {
      assertThat(curve.toMicros(i / 1000.0)).isCloseTo(flat.toMicros(i / 1000.0), within(1L));
    }
  }

  @Test
  void aFactorMultipliesTheProfile() {
    RateCurve factor = new RateCurve(new double[] {0, 600}, new double[] {1, 3}, true, ORIGIN);
    assertThat(factor.requests(ORIGIN, T, 5)).isCloseTo(6000, within(1e-9));
    // Not even the last bit depends on the profile's total.
    assertThat(factor.requestsPerRate(ORIGIN, T, 0.1))
        .isEqualTo(factor.requestsPerRate(ORIGIN, T, 0.7))
        .isCloseTo(1200, within(1e-9));
    assertThat(factor.typicalFactor(9)).isCloseTo(2, within(1e-12));
    assertThat(TargetRate.scaled(0.3).requestsPerRate(0, T, 0.1))
        .isEqualTo(TargetRate.scaled(0.3).requestsPerRate(0, T, 0.7))
        .isEqualTo(180);
  }

  @Test
  void targetsTellTheirFactorOfTheProfile() {
    assertThat(TargetRate.scaled(2.5).typicalFactor(77)).isEqualTo(2.5);
    assertThat(TargetRate.constant(500).typicalFactor(200)).isEqualTo(2.5);
    assertThat(hill().typicalFactor(2)).isCloseTo((1010 + 750) / 450.0 / 2, within(1e-12));
    assertThat(rates(new double[] {5}, new double[] {4}).typicalFactor(2)).isEqualTo(2);
    assertThat(TargetRate.constant(500).requests(3, T, 200)).isEqualTo(300_000);
    assertThat(TargetRate.scaled(2.5).requests(3, T, 200)).isEqualTo(300_000);
    assertThat(TargetRate.constant(500).requestsPerRate(3, T, 200)).isEqualTo(1500);
  }

  @Test
  void whatIsNoCurveIsRefused() {
    assertWrong(new double[0], new double[0], "the rate curve is empty");
    assertWrong(new double[] {0, 5, 4}, new double[3], "out of order", "4.0 s comes after 5.0 s");
    assertWrong(new double[] {0, 0}, new double[2], "out of order");
    assertWrong(new double[] {Double.NaN}, new double[1], "offset NaN");
    assertWrong(new double[] {0, Double.POSITIVE_INFINITY}, new double[2], "offset Infinity");
    assertWrong(new double[] {0}, new double[] {-1}, "value -1.0 at offset 0.0 s");
    assertWrong(new double[] {0}, new double[] {Double.NaN}, "value NaN");
    assertWrong(new double[] {0}, new double[] {Double.POSITIVE_INFINITY}, "value Infinity");
  }

  private static void assertWrong(double[] seconds, double[] values, String... said) {
    assertThatThrownBy(() -> rates(seconds, values))
        .isInstanceOf(UserException.class)
        .hasMessageContainingAll(said)
        .hasMessageContaining("offset_seconds,rate");
  }
}
