package io.servegen.common.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.common.Goodness;
import io.servegen.common.random.Purpose;
import io.servegen.common.random.Streams;
import io.servegen.common.rate.RateCurve;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExactArrivalsTest {
  private static final long T = 600_000_000L;
  private static final TimeWarp FLAT = TimeWarp.flat(T);
  private static final double[] NO_BUFFER = {};

  private static ExactArrivals window(
      long window, GapFamily family, double shape, int count, TimeWarp warp, double[] buffer) {
    return new ExactArrivals(
        11, window, family, shape, count, warp, Streams.open(11, window, Purpose.COUNT), buffer);
  }

  private static long[] times(long window, GapFamily family, double shape, int count) {
    return Times.of(window(window, family, shape, count, FLAT, NO_BUFFER));
  }

  /** Whichever arrival of a window one points at blindly, it is as likely at any time. */
  @ParameterizedTest
  @CsvSource({
    "GAMMA, 0.01, 1", "GAMMA, 0.01, 2", "GAMMA, 0.01, 30", "GAMMA, 0.25, 1", "GAMMA, 0.25, 3",
    "GAMMA, 0.25, 40", "GAMMA, 4, 5", "GAMMA, 100, 3", "WEIBULL, 0.16, 7", "WEIBULL, 0.6, 30",
    "WEIBULL, 100, 1", "WEIBULL, 100, 4", "EXPONENTIAL, 1, 6"
  })
  void everyTimeOfTheWindowIsAsLikely(GapFamily family, double shape, int count) {
    long[] bins = new long[60];
    for (int window = 0; window < 60_000; window++) {
      long[] times = times(window, family, shape, count);
      assertThat(times).hasSize(count).isSorted();
      bins[(int) (times[window % count] * bins.length / T)]++;
    }
    Goodness.assertUniform(bins);
  }

  @ParameterizedTest
  @CsvSource({
    "GAMMA, 0.05, 2",
    "GAMMA, 0.05, 25",
    "GAMMA, 0.25, 5",
    "GAMMA, 0.25, 100",
    "GAMMA, 4, 2",
    "GAMMA, 4, 30",
    "WEIBULL, 0.4, 12",
    "WEIBULL, 2, 12",
    "EXPONENTIAL, 1, 12"
  })
  void theLawIsThatOfTurningTheWholeCircle(GapFamily family, double shape, int count) {
    int windows = 20_000;
    double[][] ours = new double[4][windows];
    double[][] plain = new double[4][windows];
    PlainCircle circle = new PlainCircle(5, family, shape);
    for (int window = 0; window < windows; window++) {
      describe(times(window, family, shape, count), ours, window);
      describe(circle.window(count, T), plain, window);
    }
    for (int what = 0; what < ours.length; what++) {
      Goodness.assertSameLaw(ours[what], plain[what]);
    }
  }

  /** The first arrival, the first gap, the gap over the edge, and the variance of the times. */
  private static void describe(long[] times, double[][] into, int window) {
    int last = times.length - 1;
    double mean = Arrays.stream(times).average().orElseThrow();
    into[0][window] = times[0];
    into[1][window] = times[1] - times[0];
    into[2][window] = times[0] + T - times[last];
    into[3][window] = Arrays.stream(times).mapToDouble(t -> (t - mean) * (t - mean)).sum();
  }

  /**
   * Kolmogorov–Smirnov at the level 5 % with critical values simulated for each window: the gaps
   * are normalised by their sum, the gap over the edge is absent and the clock ticks, so no table
   * has them. A window is rejected where its distance exceeds those of 19 windows drawn by the
   * definition, which under the law has a probability of exactly 1/20.
   */
  @Test
  void gapsFollowTheirLawAsOftenAsTheLevelSays() {
    record Law(GapFamily family, double shape, int count) {}
    Law[] laws = {
      new Law(GapFamily.GAMMA, 0.1, 100), new Law(GapFamily.GAMMA, 0.25, 400),
      new Law(GapFamily.GAMMA, 0.25, 100), new Law(GapFamily.GAMMA, 3, 250),
      new Law(GapFamily.WEIBULL, 0.4, 100), new Law(GapFamily.WEIBULL, 0.7, 400),
      new Law(GapFamily.WEIBULL, 1.6, 100), new Law(GapFamily.EXPONENTIAL, 1, 250)
    };
    int windows = 100;
    int rejected = 0;
    double ranks = 0;
    for (Law law : laws) {
      PlainCircle circle = new PlainCircle(3, law.family, law.shape);
      for (int window = 0; window < windows; window++) {
        double ours = distance(times(window, law.family, law.shape, law.count), circle);
        long below =
            IntStream.range(0, 19)
                .filter(i -> distance(circle.window(law.count, T), circle) < ours)
                .count();
        rejected += below == 19 ? 1 : 0;
        ranks += below;
      }
    }
    int tested = laws.length * windows;
    double deviation = Math.sqrt(tested * 0.05 * 0.95);
    assertThat(Math.abs(rejected - 0.05 * tested)).isLessThan(Goodness.Z * deviation);
    // A rank is uniform on 0 … 19: mean 9.5, variance 33.25.
    assertThat(Math.abs(ranks - 9.5 * tested)).isLessThan(Goodness.Z * Math.sqrt(33.25 * tested));
  }

  private static double distance(long[] times, PlainCircle law) {
    double mean = (double) T / times.length;
    double[] gaps =
        IntStream.range(1, times.length)
            .mapToDouble(i -> (times[i] - times[i - 1]) / mean)
            .toArray();
    return Goodness.distance(gaps, law::cdf);
  }

  /**
   * In ServeGen's generator the first second has 2.9 and the last 3.8 times the density here. The
   * standard deviation of either is 0.004, so a false alarm has odds of 10⁻⁶.
   */
  @Test
  void theFirstAndTheLastSecondAreLikeEveryOther() {
    int windows = 400_000;
    long second = 1_000_000;
    double[] buffer = new double[300];
    long first =
        LongStream.range(0, windows)
            .map(
                window -> {
                  ExactArrivals arrivals = window(window, GapFamily.GAMMA, 0.25, 300, FLAT, buffer);
                  long[] edges = {0, 0};
                  arrivals.appendBefore(
                      T,
                      micros -> {
                        edges[0] += micros < second ? 1 : 0;
                        edges[1] += micros >= T - second ? 1 : 0;
                      });
                  return edges[0] << 32 | edges[1];
                })
            .sum();
    double expected = windows * 300 / 600.0;
    assertThat((first >>> 32) / expected).isBetween(0.98, 1.02);
    assertThat((first & 0xFFFF_FFFFL) / expected).isBetween(0.98, 1.02);
  }

  /** Gaps that fill the window exactly from its start on, without the last: the check sees it. */
  @Test
  void anOriginalWindowHasMoreAtItsEdges() {
    int windows = 20_000;
    int count = 300;
    PlainCircle law = new PlainCircle(8, GapFamily.GAMMA, 0.25);
    double first = 0;
    double last = 0;
    for (int window = 0; window < windows; window++) {
      double[] sums = law.sums(count);
      for (int i = 0; i + 1 < count; i++) {
        double seconds = 600 * sums[i] / sums[count - 1];
        first += seconds < 1 ? 1 : 0;
        last += seconds >= 599 ? 1 : 0;
      }
    }
    double expected = windows * count / 600.0;
    assertThat(first / expected).isBetween(2.6, 3.2);
    assertThat(last / expected).isBetween(2.6, 4.2);
  }

  @Test
  void aBufferAndALimitChangeNothing() {
    for (int window = 0; window < 200; window++) {
      double shape = 0.05 + window % 7;
      long[] times = times(window, GapFamily.GAMMA, shape, 101);
      double[] buffer = new double[101 + window % 3];
      assertThat(Times.of(window(window, GapFamily.GAMMA, shape, 101, FLAT, buffer)))
          .isEqualTo(times);
      ExactArrivals stepwise = window(window, GapFamily.GAMMA, shape, 101, FLAT, NO_BUFFER);
      Times taken = new Times();
      for (long limit = 0; limit <= T; limit += T / 16) {
        taken.takeBefore(limit, stepwise);
        long before = limit;
        assertThat(taken.toArray())
            .isEqualTo(Arrays.stream(times).filter(t -> t < before).toArray());
      }
    }
  }

  @Test
  void arrivalsThatAllCoincideDoSoAtAnyTime() {
    // Nearly all of a Gamma law of shape 10⁻⁴ lies below the least double.
    long[] bins = new long[20];
    for (int window = 0; window < 20_000; window++) {
      long[] times = times(window, GapFamily.GAMMA, 1e-4, 1);
      bins[(int) (times[0] * bins.length / T)]++;
    }
    Goodness.assertUniform(bins);
  }

  @Test
  void arrivalsFollowARampInTheWindow() {
    // From 0 to 3/s over the window: P(t ≤ x) = (x / T)².
    TimeWarp ramp = new RateCurve(new double[] {0, 600}, new double[] {0, 3}, false, 0).warp(0, T);
    double[] sample =
        IntStream.range(0, 50_000)
            .mapToDouble(
                window ->
                    (double)
                            Times.of(window(window, GapFamily.GAMMA, 0.5, 9, ramp, NO_BUFFER))[
                                window % 9]
                        / T)
            .toArray();
    Goodness.assertFollows(sample, x -> x * x);
  }
}
