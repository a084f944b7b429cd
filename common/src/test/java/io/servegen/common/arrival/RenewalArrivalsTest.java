package io.servegen.common.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.common.Goodness;
import io.servegen.common.TestData;
import io.servegen.common.math.RegularizedGamma;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RenewalArrivalsTest {
  private static final long T = 600_000_000L;
  private static final TimeWarp FLAT = TimeWarp.flat(T);
  private static final double[] NO_BUFFER = {};

  static java.util.List<String[]> laws() {
    return TestData.read(RenewalArrivalsTest.class, "renewal.csv");
  }

  /** Mean and index of dispersion against the theory, at the level 10⁻⁶ each, 36 laws. */
  @ParameterizedTest
  @MethodSource("laws")
  void countsHaveTheMeanAndTheVarianceOfTheTheory(
      String family, String shape, String expected, String variance) {
    double m = Double.parseDouble(expected);
    GapFamily of = GapFamily.of(family);
    double k = Double.parseDouble(shape);
    double[] counts =
        LongStream.range(0, 60_000)
            .mapToDouble(
                key -> new ClientArrivals(key, 1, CountLaw.RENEWAL).count(9, of, k, m, FLAT))
            .toArray();
    Goodness.assertMean(counts, m);
    double[] squares = Arrays.stream(counts).map(n -> (n - m) * (n - m)).toArray();
    Goodness.assertMean(squares, Double.parseDouble(variance));
  }

  @ParameterizedTest
  @CsvSource({"GAMMA, 0.25", "GAMMA, 4", "WEIBULL, 0.5", "EXPONENTIAL, 1"})
  void theFirstArrivalIsTheEquilibriumResidualAndEveryTimeIsAsLikely(
      GapFamily family, double shape) {
    long[] bins = new long[30];
    double[] first = new double[40_000];
    for (int key = 0; key < first.length; key++) {
      long[] times =
          Times.of(
              new ClientArrivals(key, 1, CountLaw.RENEWAL)
                  .enter(0, family, shape, 50, FLAT, NO_BUFFER));
      // With 50 expected, hardly a window of these laws is empty.
      first[key] = times.length == 0 ? 50 : 50.0 * times[0] / T;
      if (times.length > 0) {
        bins[(int) (times[times.length * (key % 1000) / 1000] * bins.length / T)]++;
      }
    }
    double mean = family.meanOfUnitScale(shape);
    RegularizedGamma gamma = new RegularizedGamma(shape);
    RegularizedGamma biased = new RegularizedGamma(shape + 1);
    RegularizedGamma weibull = new RegularizedGamma(1 / shape);
    Goodness.assertFollows(
        first,
        x ->
            family == GapFamily.WEIBULL
                ? weibull.p(Math.pow(x * mean, shape))
                : x * gamma.q(x * shape) + biased.p(x * shape));
  }

  @Test
  void aRunGoesOnOverWindowsAndIdleTimes() {
    // Expected requests by window, of one law; 0 is idle. Each has its mean, and the gaps in the
    // time in which the rate is 1 have the law, over every edge.
    double[] expected = {0.3, 2, 0, 0.3, 12, 0.01, 0, 5, 0.3, 0.3};
    int clients = 20_000;
    double[][] counts = new double[expected.length][clients];
    double[] secondGaps = new double[clients];
    for (int client = 0; client < clients; client++) {
      ClientArrivals arrivals = new ClientArrivals(client, 16, CountLaw.RENEWAL);
      double done = 0;
      double[] flow = {};
      for (int window = 0; window < expected.length; window++) {
        double m = expected[window];
        if (m > 0) {
          long[] times = Times.of(arrivals.enter(window, GapFamily.GAMMA, 0.5, m, FLAT, NO_BUFFER));
          counts[window][client] = times.length;
          double from = done;
          flow =
              DoubleStream.concat(
                      Arrays.stream(flow), Arrays.stream(times).mapToDouble(t -> from + m * t / T))
                  .toArray();
          done += m;
        }
      }
      // A gap that starts in the first fifth ends in the run nearly surely: its mean is 1.
      secondGaps[client] = flow.length > 1 && flow[0] < 4 ? flow[1] - flow[0] : Double.NaN;
    }
    for (int window = 0; window < expected.length; window++) {
      Goodness.assertMean(counts[window], expected[window]);
    }
    RegularizedGamma law = new RegularizedGamma(0.5);
    Goodness.assertFollows(
        Arrays.stream(secondGaps).filter(gap -> !Double.isNaN(gap)).toArray(), x -> law.p(x / 2));
  }

  /**
   * Clients with so few requests that hardly a gap fits into a window keep their burstiness over a
   * week: the CV of the gaps is 2 within 5 %. The runs are as long as a plan makes them.
   */
  @ParameterizedTest
  @CsvSource({"0.3, 128", "3, 16"})
  void theGapsOfSparseClientsAreAsBurstyAsTheirLaw(double expected, int runWindows) {
    int windows = 1008;
    double[] gaps =
        LongStream.range(0, 400)
            .boxed()
            .flatMapToDouble(key -> weekOfGaps(key, expected, runWindows, windows))
            .toArray();
    double mean = Arrays.stream(gaps).average().orElseThrow();
    double variance =
        Arrays.stream(gaps).map(gap -> (gap - mean) * (gap - mean)).average().orElseThrow();
    assertThat(Math.sqrt(variance) / mean).isBetween(1.9, 2.1);
    assertThat(mean).isBetween(0.95 * 600 / expected, 1.05 * 600 / expected);
  }

  private static DoubleStream weekOfGaps(long key, double expected, int runWindows, int windows) {
    ClientArrivals client = new ClientArrivals(key, runWindows, CountLaw.AUTO);
    long[] times =
        IntStream.range(0, windows)
            .boxed()
            .flatMapToLong(
                window ->
                    Arrays.stream(
                            Times.of(
                                client.enter(
                                    window, GapFamily.GAMMA, 0.25, expected, FLAT, NO_BUFFER)))
                        .map(t -> window * T + t))
            .toArray();
    return IntStream.range(1, times.length).mapToDouble(i -> (times[i] - times[i - 1]) / 1e6);
  }
}
