package io.servegen.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.servegen.common.length.LengthField;
import io.servegen.fitting.score.Correlation;
import io.servegen.jobs.SparkTest;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.plan.DayOfRequests.Fisher;
import io.servegen.jobs.table.Profiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.commons.io.FileUtils;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lengths of the real pools against the PMFs in their own files, read by {@link Pool}. */
class PoolLengthsTest extends SparkTest {
  /** Over some 2,500 chi-squares in all, the odds of a false alarm are 1 in 4,000. */
  private static final double LEVEL = 1e-7;

  /** Named windows: the first of every epoch at x1 and x10; the whole day at x0.01. */
  @ParameterizedTest
  @CsvSource({
    "DEEPSEEK_R1, 1, 6", "DEEPSEEK_R1, 0.01, 36", "DEEPSEEK_R1, 10, 1",
    "MM_IMAGE, 1, 6", "MM_IMAGE, 0.01, 36", "MM_IMAGE, 10, 1",
    "M_SMALL, 1, 1", "M_SMALL, 0.01, 6", "M_SMALL, 10, 1"
  })
  void everyFieldFollowsItsPmfAndDependsOnNoOther(Pool pool, double scale, int windows) {
    // A window of m-small at x10 has millions of requests: those of every seventh client do.
    int every = pool == Pool.M_SMALL && scale == 10 ? 7 : 1;
    DayOfRequests day = new DayOfRequests();
    try (SparkRun spark = spark()) {
      TraceEngine engine = pool.engine(spark, options -> options.rate = "x" + scale);
      for (int epoch = 0; epoch < 4; epoch++) {
        day.take(engine, 36 * epoch, 36 * epoch + windows, every);
      }
    }
    var pmfs = pool.lengths();
    int compared = 0;
    for (var client : day.cells().entrySet()) {
      for (var epoch : client.getValue().entrySet()) {
        var own = pmfs.getOrDefault(client.getKey(), new TreeMap<>()).get(epoch.getKey() * 21_600);
        if (own == null || !own.containsKey("output_tokens")) {
          continue;
        }
        for (LengthField field : LengthField.values()) {
          // A client without any item of a modality has no tokens of one.
          if (own.containsKey(field.key()) && epoch.getValue().containsKey(field)) {
            double[] values = epoch.getValue().get(field).toArray();
            assertFollows(values, own.get(field.key()), client.getKey() + " " + epoch.getKey());
            compared++;
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(30 / every);

    LengthField input = pool == Pool.MM_IMAGE ? LengthField.TEXT_TOKENS : LengthField.INPUT_TOKENS;
    Fisher fisher = day.fisher(input, LengthField.OUTPUT_TOKENS);
    assertThat(Math.abs(fisher.z())).isLessThan(4 * fisher.error());
  }

  /** Chi-square, with values taken together until 8 of each cell are expected. */
  private static void assertFollows(double[] values, TreeMap<Double, Double> pmf, String where) {
    Map<Double, Integer> seen = new TreeMap<>();
    for (double value : values) {
      assertThat(pmf).as("the support in %s", where).containsKey(value);
      seen.merge(value, 1, Integer::sum);
    }
    double total = pmf.values().stream().mapToDouble(Double::doubleValue).sum();
    double statistic = 0;
    double expected = 0;
    double count = 0;
    double left = values.length;
    int cells = 0;
    for (Map.Entry<Double, Double> entry : pmf.entrySet()) {
      expected += values.length * entry.getValue() / total;
      count += seen.getOrDefault(entry.getKey(), 0);
      if (expected >= 8 && left - expected >= 8) {
        statistic += (count - expected) * (count - expected) / expected;
        left -= expected;
        expected = 0;
        count = 0;
        cells++;
      }
    }
    if (cells > 0) {
      statistic += expected > 0 ? (count - expected) * (count - expected) / expected : 0;
      double p = 1 - new ChiSquaredDistribution(null, cells).cumulativeProbability(statistic);
      assertThat(p)
          .as("chi-square %.1f of %d cells in %s", statistic, cells + 1, where)
          .isGreaterThan(LEVEL);
    }
  }

  /**
   * Over the day of deepseek-r1: Σ reason / Σ answer and their rank correlation, against as many
   * requests whose fields are drawn independently and plainly from the pool's files. The standard
   * errors are those of 40 groups of either.
   */
  @Test
  void reasoningAndAnswersOfADayAreThoseOfIndependentFields() {
    DayOfRequests day = new DayOfRequests();
    try (SparkRun spark = spark()) {
      day.take(Pool.DEEPSEEK_R1.engine(spark, options -> options.seed = 5), 0, Pool.DAY, 1);
    }
    double[] reason = day.all(LengthField.REASONING_SHARE);
    double[] output = day.all(LengthField.OUTPUT_TOKENS);
    Day ours = Day.of(reason, output);
    Day plain = plainDay(false);
    assertThat(ours.ratio)
        .isCloseTo(plain.ratio, within(4 * Math.hypot(ours.ratioError, plain.ratioError)))
        .isCloseTo(2.90, within(0.05));
    assertThat(ours.rank)
        .isCloseTo(plain.rank, within(4 * Math.hypot(ours.rankError, plain.rankError)))
        .isCloseTo(0.43, within(0.02));

    // One number for both fields, as in ServeGen's generator, is seen by either check.
    Day original = plainDay(true);
    assertThat(original.ratio).isCloseTo(4.4, within(0.2));
    assertThat(original.rank).isCloseTo(0.34, within(0.03));
  }

  private record Day(double ratio, double ratioError, double rank, double rankError) {
    static Day of(double[] reason, double[] output) {
      double[] answer = new double[reason.length];
      Arrays.setAll(answer, i -> output[i] - reason[i]);
      int groups = 40;
      double[] ratios = new double[groups];
      double[] ranks = new double[groups];
      for (int group = 0; group < groups; group++) {
        int of = group;
        int[] rows = IntStream.range(0, reason.length).filter(i -> i % groups == of).toArray();
        double[] r = IntStream.of(rows).mapToDouble(i -> reason[i]).toArray();
        double[] a = IntStream.of(rows).mapToDouble(i -> answer[i]).toArray();
        ratios[group] = Arrays.stream(r).sum() / Arrays.stream(a).sum();
        ranks[group] = Correlation.spearman(r, a);
      }
      return new Day(
          Arrays.stream(reason).sum() / Arrays.stream(answer).sum(),
          error(ratios),
          Correlation.spearman(reason, answer),
          error(ranks));
    }

    private static double error(double[] groups) {
      double mean = Arrays.stream(groups).average().orElseThrow();
      double squares = Arrays.stream(groups).map(x -> (x - mean) * (x - mean)).sum();
      return Math.sqrt(squares / (groups.length - 1) / groups.length);
    }
  }

  /** A day with fields of their own, or with one random number for both. */
  private static Day plainDay(boolean shared) {
    SplittableRandom random = new SplittableRandom(77);
    var pmfs = Pool.DEEPSEEK_R1.lengths();
    List<double[]> requests = new ArrayList<>();
    Pool.DEEPSEEK_R1
        .rates()
        .forEach(
            (client, rates) -> {
              for (int window = 0; window < rates.length; window++) {
                var fields = nearest(pmfs.get(client), window / 36);
                Draw output = new Draw(fields.get("output_tokens"));
                Draw share = new Draw(fields.get("reason_ratio"));
                for (long i = Math.round(rates[window] * 600); i > 0; i--) {
                  double first = random.nextDouble();
                  double second = shared ? first : random.nextDouble();
                  double tokens = output.at(first);
                  double reason = Math.rint(tokens * share.at(second));
                  requests.add(new double[] {reason, tokens});
                }
              }
            });
    return Day.of(
        requests.stream().mapToDouble(request -> request[0]).toArray(),
        requests.stream().mapToDouble(request -> request[1]).toArray());
  }

  private static Map<String, TreeMap<Double, Double>> nearest(
      TreeMap<Integer, Map<String, TreeMap<Double, Double>>> epochs, int epoch) {
    for (int distance = 0; distance < 4; distance++) {
      for (int at : new int[] {epoch - distance, epoch + distance}) {
        var fields = epochs.get(at * 21_600);
        if (fields != null && fields.containsKey("output_tokens")) {
          return fields;
        }
      }
    }
    throw new IllegalStateException("no lengths at all");
  }

  /** The inverse of a distribution function. */
  private static final class Draw {
    private final double[] values;
    private final double[] sums;

    Draw(TreeMap<Double, Double> pmf) {
      values = pmf.keySet().stream().mapToDouble(Double::doubleValue).toArray();
      sums = pmf.values().stream().mapToDouble(Double::doubleValue).toArray();
      Arrays.parallelPrefix(sums, Double::sum);
    }

    double at(double uniform) {
      int place = Arrays.binarySearch(sums, uniform * sums[sums.length - 1]);
      return values[Math.min(values.length - 1, place >= 0 ? place + 1 : -place - 1)];
    }
  }

  /**
   * A rank correlation of 0.35 of input (its text, where it has parts) and output everywhere, or
   * what the fields' values can attain: some clients nearly always send the same text.
   */
  @ParameterizedTest
  @CsvSource({
    "DEEPSEEK_R1, 1, 3", "DEEPSEEK_R1, 0.01, 36", "DEEPSEEK_R1, 10, 1",
    "MM_IMAGE, 1, 6", "MM_IMAGE, 0.01, 36", "MM_IMAGE, 10, 1",
    "M_SMALL, 1, 1", "M_SMALL, 0.01, 6", "M_SMALL, 10, 1"
  })
  void aDependenceInTheProfileIsInTheTrace(
      Pool pool, double scale, int windows, @TempDir Path folder) throws Exception {
    LengthField input = pool == Pool.MM_IMAGE ? LengthField.TEXT_TOKENS : LengthField.INPUT_TOKENS;
    int every = pool == Pool.M_SMALL && scale == 10 ? 2 : 1;
    Path profile = folder.resolve("joined");
    FileUtils.copyDirectory(pool.profile().toFile(), profile.toFile());
    FileUtils.deleteDirectory(profile.resolve("dependence").toFile());
    double wanted = 0.35;
    DayOfRequests day = new DayOfRequests();
    try (SparkRun spark = spark()) {
      Profiles.DEPENDENCE.write(
          Profiles.LENGTHS
              .read(spark.session(), profile.toString())
              .where("field = 'output_tokens'")
              .select(
                  functions.col("model"),
                  functions.col("client_id"),
                  functions.col("epoch_start"),
                  functions.lit(input.key()).as("field_a"),
                  functions.lit("output_tokens").as("field_b"),
                  functions.lit(wanted).as("rank_correlation"),
                  functions.lit(1000).as("samples")),
          profile.toString());
      TraceOptions options = new TraceOptions();
      options.profiles.add(profile.toString());
      options.rate = "x" + scale;
      TraceEngine engine =
          new TraceEngine(
              new Planner(spark, options.settings()).plan(), spark.storage().configuration());
      for (int epoch = 0; epoch < 4; epoch++) {
        day.take(engine, 36 * epoch, 36 * epoch + windows, every);
      }
    }
    Fisher fisher = day.fisher(input, LengthField.OUTPUT_TOKENS);
    double expected = day.attainable(input, LengthField.OUTPUT_TOKENS, wanted);
    assertThat(fisher.z()).isCloseTo(expected, within(4 * fisher.error()));
    assertThat(fisher.error()).isLessThan(scale < 1 ? 0.03 : 0.01);
  }
}
