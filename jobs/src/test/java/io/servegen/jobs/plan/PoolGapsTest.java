package io.servegen.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.common.arrival.Arrivals;
import io.servegen.common.arrival.ClientArrivals;
import io.servegen.common.arrival.CountLaw;
import io.servegen.common.engine.Member;
import io.servegen.common.engine.RequestBatch;
import io.servegen.common.engine.RequestGenerator;
import io.servegen.common.engine.WindowDemand;
import io.servegen.jobs.SparkTest;
import io.servegen.jobs.cli.SparkRun;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.RealDistribution;
import org.junit.jupiter.api.Test;

/**
 * Gaps of the real pools against their families and shapes: Kolmogorov–Smirnov at the level 5 %,
 * with critical values simulated for each window by the definition of the circle. A window is
 * rejected where its distance exceeds those of 19 plain windows of the same count, family and
 * shape, which under the law has a probability of exactly 1/20; so over all of them the rejections
 * are binomial, and the ranks uniform.
 *
 * <p>Up to 50 (client, window) pairs of each pool and scale with 100 to 2,000 requests: about 350
 * comparisons. Two tests at the level 10⁻⁶ decide.
 */
class PoolGapsTest extends SparkTest {
  private static final int PAIRS = 50;
  private static final int PLAIN = 19;
  private static final double Z = 4.9;

  @Test
  void gapsAreRejectedAsOftenAsTheLevelSays() {
    int tested = 0;
    int rejected = 0;
    double ranks = 0;
    try (SparkRun spark = spark()) {
      for (Pool pool : Pool.values()) {
        for (double scale : new double[] {1, 0.01, 10}) {
          TraceEngine engine = pool.engine(spark, options -> options.rate = "x" + scale);
          for (Window window : windows(engine)) {
            int rank = window.rank(tested);
            tested++;
            ranks += rank;
            rejected += rank == PLAIN ? 1 : 0;
          }
        }
      }
    }
    assertThat(tested).isGreaterThan(300);
    assertThat(Math.abs(rejected - 0.05 * tested))
        .as("%s of %s rejected", rejected, tested)
        .isLessThan(Z * Math.sqrt(0.05 * 0.95 * tested));
    // A rank is uniform on 0 … 19: mean 9.5, variance 33.25.
    assertThat(Math.abs(ranks - 9.5 * tested)).isLessThan(Z * Math.sqrt(33.25 * tested));
  }

  /** Windows of exact counts, evenly taken from all of the first day. */
  private static List<Window> windows(TraceEngine engine) {
    List<Window> all = new ArrayList<>();
    WindowDemand demand = new WindowDemand();
    for (int w = 0; w < Pool.DAY; w++) {
      engine.demands().fill(Pool.FIRST_WINDOW + w, demand);
      for (int entry = 0; entry < demand.size(); entry++) {
        if (demand.expected(entry) >= 100 && demand.expected(entry) <= 2000) {
          Member member = engine.members().get(demand.member(entry));
          RealDistribution law =
              PlainRenewal.law(demand.family(entry), demand.shape(entry), all.size());
          Arrivals arrivals =
              new ClientArrivals(member.key(), member.runWindows(), CountLaw.AUTO)
                  .enter(
                      demand.window(),
                      demand.family(entry),
                      demand.shape(entry),
                      demand.expected(entry),
                      demand.warp(),
                      new double[0]);
          all.add(new Window(law, Objects.requireNonNull(arrivals)));
        }
      }
    }
    int step = Math.max(1, all.size() / PAIRS);
    return IntStream.range(0, Math.min(PAIRS, all.size()))
        .mapToObj(i -> all.get(i * step))
        .toList();
  }

  private record Window(RealDistribution law, Arrivals arrivals) {
    int rank(int number) {
      List<Long> taken = new ArrayList<>();
      arrivals.appendBefore(Long.MAX_VALUE, taken::add);
      long[] times = taken.stream().mapToLong(Long::longValue).toArray();
      law.reseedRandomGenerator(number);
      double distance = distance(times);
      SplittableRandom turns = new SplittableRandom(number);
      return (int)
          IntStream.range(0, PLAIN)
              .filter(i -> distance(plain(times.length, turns.nextDouble())) < distance)
              .count();
    }

    private long[] plain(int count, double turn) {
      double[] sums = law.sample(count);
      Arrays.parallelPrefix(sums, Double::sum);
      return DoubleStream.of(sums)
          .map(sum -> turn + sum / sums[count - 1])
          .mapToLong(place -> (long) ((place - Math.floor(place)) * Pool.WINDOW_MICROS))
          .sorted()
          .toArray();
    }

    /** Of the gaps between the times, over their mean by the sum with the gap over the edge. */
    private double distance(long[] times) {
      double scale = law.getNumericalMean() * times.length / Pool.WINDOW_MICROS;
      double[] gaps = new double[times.length - 1];
      for (int i = 0; i < gaps.length; i++) {
        gaps[i] = (times[i + 1] - times[i]) * scale;
      }
      Arrays.sort(gaps);
      double distance = 0;
      for (int i = 0; i < gaps.length; i++) {
        double p = law.cumulativeProbability(gaps[i]);
        distance =
            Math.max(distance, Math.max((i + 1.0) / gaps.length - p, p - (double) i / gaps.length));
      }
      return distance;
    }
  }

  /** What is sampled above is what a trace holds. */
  @Test
  void aTraceHoldsTheArrivalsOfItsClients() {
    try (SparkRun spark = spark()) {
      TraceEngine engine = Pool.MM_IMAGE.engine(spark, options -> options.seed = 9);
      long window = Pool.FIRST_WINDOW + 60;
      Map<Integer, List<Long>> traced = new TreeMap<>();
      RequestGenerator requests =
          engine.requests(
              engine.lengths(), window * Pool.WINDOW_MICROS, (window + 1) * Pool.WINDOW_MICROS);
      while (requests.hasNext()) {
        RequestBatch batch = requests.next();
        for (int rank = 0; rank < batch.size(); rank++) {
          traced
              .computeIfAbsent(batch.member(batch.place(rank)), member -> new ArrayList<>())
              .add(batch.arrivalMicros(rank) - window * Pool.WINDOW_MICROS);
        }
      }
      WindowDemand demand = new WindowDemand();
      engine.demands().fill(window, demand);
      int compared = 0;
      for (int entry = 0; entry < demand.size(); entry++) {
        if (demand.expected(entry) >= CountLaw.EXACT_FROM) {
          Member member = engine.members().get(demand.member(entry));
          List<Long> own = new ArrayList<>();
          Objects.requireNonNull(
                  new ClientArrivals(member.key(), member.runWindows(), CountLaw.AUTO)
                      .enter(
                          window,
                          demand.family(entry),
                          demand.shape(entry),
                          demand.expected(entry),
                          demand.warp(),
                          new double[0]))
              .appendBefore(Long.MAX_VALUE, own::add);
          assertThat(traced.get(demand.member(entry))).isEqualTo(own);
          compared++;
        }
      }
      assertThat(compared).isGreaterThan(5);
    }
  }
}
