package io.servegen.common.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.common.Goodness;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientArrivalsTest {
  private static final TimeWarp FLAT = TimeWarp.flat(600_000_000L);

  @ParameterizedTest
  @ValueSource(doubles = {1e-6, 0.004, 0.5, 0.9999, 1, 29.3, 30, 1234.75, 1e9 + 0.25})
  void anExactCountIsTheExpectedOneOrOneMore(double expected) {
    double[] counts =
        LongStream.range(0, 20_000)
            .mapToDouble(
                key ->
                    new ClientArrivals(key, 1, CountLaw.EXACT)
                        .count(3, GapFamily.GAMMA, 0.25, expected, FLAT))
            .toArray();
    assertThat(DoubleStream.of(counts))
        .allMatch(n -> n == Math.floor(expected) || n == Math.floor(expected) + 1);
    // The Bernoulli part has the mean of the fraction, with a variance that may be seen as 0.
    double fraction = expected - Math.floor(expected);
    double mean = LongStream.range(0, counts.length).mapToDouble(i -> counts[(int) i]).sum();
    double deviation = Math.sqrt(counts.length * fraction * (1 - fraction));
    assertThat(Math.abs(mean - counts.length * expected))
        .isLessThanOrEqualTo(Goodness.Z * deviation + 1);
  }

  @Test
  void countsAreExactFromThirtyExpectedOn() {
    assertThat(CountLaw.AUTO.isExact(30)).isTrue();
    assertThat(CountLaw.AUTO.isExact(Math.nextDown(30.0))).isFalse();
    assertThat(CountLaw.EXACT.isExact(0.01)).isTrue();
    assertThat(CountLaw.RENEWAL.isExact(1e6)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"AUTO, 4", "AUTO, 100", "EXACT, 4", "RENEWAL, 0.2", "RENEWAL, 100"})
  void countingGivesWhatEnteringGives(CountLaw law, double expected) {
    ClientArrivals counted = new ClientArrivals(8, 4, law);
    ClientArrivals entered = new ClientArrivals(8, 4, law);
    for (long window = -20; window < 60; window++) {
      GapFamily family = window % 9 < 5 ? GapFamily.WEIBULL : GapFamily.GAMMA;
      long[] times = Times.of(entered.enter(window, family, 0.5, expected, FLAT, new double[128]));
      assertThat(counted.count(window, family, 0.5, expected, FLAT)).isEqualTo(times.length);
      assertThat(times).isSorted();
      assertThat(LongStream.of(times)).allMatch(t -> t >= 0 && t < 600_000_000L);
    }
  }

  @Test
  void runsStartAtMultiplesOfTheirLengthBeforeAndAfter1970() {
    assertThat(ClientArrivals.runStart(35, 16)).isEqualTo(32);
    assertThat(ClientArrivals.runStart(32, 16)).isEqualTo(32);
    assertThat(ClientArrivals.runStart(-1, 16)).isEqualTo(-16);
    assertThat(ClientArrivals.runStart(-16, 16)).isEqualTo(-16);
  }
}
