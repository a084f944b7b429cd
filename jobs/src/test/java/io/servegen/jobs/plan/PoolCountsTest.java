package io.servegen.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.servegen.common.arrival.ClientArrivals;
import io.servegen.common.arrival.CountLaw;
import io.servegen.common.arrival.GapFamily;
import io.servegen.common.engine.Member;
import io.servegen.common.engine.WindowDemand;
import io.servegen.common.random.Streams;
import io.servegen.jobs.SparkTest;
import io.servegen.jobs.cli.SparkRun;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Counts of the real pools over a whole day, at three scales: against the pools' own files, read by
 * {@link Pool}, and against the variances of a renewal process simulated by {@link PlainRenewal}.
 *
 * <p>For each of the 9 pairs of pool and scale: every (client, window)'s expected count exactly;
 * every exact count's two possible values over all seeds; the day's total of the first seed within
 * 4 standard deviations; and the mean of 40 seeds for each client, each hour and the day within
 * 4.9. Those are 700 comparisons at the level 10⁻⁶, so the odds of a false alarm are 10⁻³.
 */
class PoolCountsTest extends SparkTest {
  private static final int SEEDS = 40;
  private static final double Z = 4.9;

  /** A sum is normal, nearly, where its variance is this many times the square of any burst. */
  private static final double LEAST_BURSTS = 100;

  static Stream<Arguments> poolsAndScales() {
    return Stream.of(Pool.values())
        .flatMap(pool -> Stream.of(1.0, 0.01, 10.0).map(scale -> Arguments.of(pool, scale)));
  }

  @ParameterizedTest
  @MethodSource("poolsAndScales")
  void everyClientHasItsShareAndTheDayItsTotal(Pool pool, double scale) {
    Map<String, double[]> rates = pool.rates();
    try (SparkRun spark = spark()) {
      TraceEngine engine = pool.engine(spark, options -> options.rate = "x" + scale);
      Day day = new Day();
      Map<Integer, ClientArrivals[]> clients = new HashMap<>();
      WindowDemand demand = new WindowDemand();
      for (int window = 0; window < Pool.DAY; window++) {
        engine.demands().fill(Pool.FIRST_WINDOW + window, demand);
        int now = window;
        assertThat(demand.size())
            .isEqualTo((int) rates.values().stream().filter(r -> r[now] > 0).count());
        for (int entry = 0; entry < demand.size(); entry++) {
          Member member = engine.members().get(demand.member(entry));
          double m = scale * 600 * rates.get(member.clientId())[window];
          assertThat(demand.expected(entry)).isCloseTo(m, within(1e-9 * m));
          count(demand, entry, member, clients, day);
        }
      }
      day.assertTotals();
    }
  }

  private static void count(
      WindowDemand demand,
      int entry,
      Member member,
      Map<Integer, ClientArrivals[]> clients,
      Day day) {
    ClientArrivals[] bySeed =
        clients.computeIfAbsent(demand.member(entry), key -> new ClientArrivals[SEEDS]);
    double m = demand.expected(entry);
    GapFamily family = demand.family(entry);
    double shape = demand.shape(entry);
    boolean exact = CountLaw.AUTO.isExact(m);
    double fraction = m - Math.floor(m);
    double variance =
        exact
            ? fraction * (1 - fraction)
            : PlainRenewal.variance(family, shape, m, demand.window());
    double burst = exact ? 1 : 1 + family.squaredCv(shape);
    for (int seed = 0; seed < SEEDS; seed++) {
      if (bySeed[seed] == null) {
        long key = Streams.clientKey(seed, member.model(), member.clientId());
        bySeed[seed] = new ClientArrivals(key, member.runWindows(), CountLaw.AUTO);
      }
      long count = bySeed[seed].count(demand.window(), family, shape, m, demand.warp());
      if (exact) {
        assertThat(count).isBetween((long) m, (long) m + 1);
      }
      String hour = "hour " + (demand.window() - Pool.FIRST_WINDOW) / 6;
      for (String sum : new String[] {"day", hour, member.clientId()}) {
        day.of(sum).add(seed, count - m, m, variance, burst);
      }
    }
  }

  /** Sums of differences between counts and what is expected. */
  private static final class Day {
    private final Map<String, Sum> sums = new HashMap<>();

    Sum of(String name) {
      return sums.computeIfAbsent(name, key -> new Sum());
    }

    void assertTotals() {
      Sum day = of("day");
      assertThat(Math.abs(day.firstSeed))
          .as("the first seed's total, of %s", day.expected / SEEDS)
          .isLessThan(4 * Math.sqrt(day.variance / SEEDS));
      sums.forEach(
          (name, sum) -> {
            if (name.equals("day") || sum.variance > LEAST_BURSTS * sum.burst * sum.burst) {
              assertThat(Math.abs(sum.difference))
                  .as("%s, of %s", name, sum.expected)
                  .isLessThanOrEqualTo(Z * Math.sqrt(sum.variance) + 1e-6);
            }
          });
    }
  }

  private static final class Sum {
    private double difference;
    private double firstSeed;
    private double expected;
    private double variance;
    private double burst;

    void add(int seed, double delta, double m, double ofCount, double largest) {
      difference += delta;
      firstSeed += seed == 0 ? delta : 0;
      expected += m;
      variance += ofCount;
      burst = Math.max(burst, largest);
    }
  }
}
