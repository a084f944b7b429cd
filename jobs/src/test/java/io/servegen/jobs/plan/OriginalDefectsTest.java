package io.servegen.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.servegen.common.UserException;
import io.servegen.common.length.ClientLengths.LengthDraws;
import io.servegen.common.length.RequestLengths;
import io.servegen.common.random.Streams;
import io.servegen.fitting.score.Correlation;
import io.servegen.jobs.SharedData;
import io.servegen.jobs.SparkTest;
import io.servegen.jobs.TraceRows;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.table.Manifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.util.SerializableConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The known defects of ServeGen's published generator. Where a defect can be had by a few lines, it
 * is put through the same check, which it must fail.
 */
class OriginalDefectsTest extends SparkTest {
  @TempDir private Path folder;

  private Path generate(Pool pool, String name, Object... more) {
    return generate(pool.profile(), name, more);
  }

  private Path generate(Path profile, String name, Object... more) {
    Path trace = folder.resolve(name);
    Object[] args =
        Stream.concat(
                Stream.of("generate", "--profiles=" + profile, "--output=" + trace),
                Arrays.stream(more))
            .toArray();
    succeed(args);
    return trace;
  }

  private static Dataset<Row> read(Path trace) {
    return TraceRows.read(spark().session(), trace);
  }

  /** One uniform number drove every field of a request. The limit is at the level 10⁻⁶. */
  @Test
  void oneFieldOfARequestSaysNothingOfAnother() {
    int n = 20_000;
    try (SparkRun spark = spark()) {
      TraceEngine engine = Pool.DEEPSEEK_R1.engine(spark, options -> {});
      LengthDraws draws =
          engine.lengths().of(0, Pool.FIRST_WINDOW).open(Streams.clientKey(0, "m", "c"), 0);
      RequestLengths drawn = new RequestLengths();
      double[][] ours = new double[2][n];
      for (int i = 0; i < n; i++) {
        draws.next(drawn);
        ours[0][i] = drawn.inputTokens();
        ours[1][i] = drawn.outputTokens();
      }
      double[][] original = new double[2][n];
      SplittableRandom random = new SplittableRandom(1);
      double[][] sorted = {ours[0].clone(), ours[1].clone()};
      Arrays.stream(sorted).forEach(Arrays::sort);
      for (int i = 0; i < n; i++) {
        int u = random.nextInt(n);
        original[0][i] = sorted[0][u];
        original[1][i] = sorted[1][u];
      }
      double limit = 4.9 / Math.sqrt(n);
      assertThat(Math.abs(Correlation.spearman(ours[0], ours[1]))).isLessThan(limit);
      assertThat(Math.abs(Correlation.spearman(original[0], original[1]))).isGreaterThan(0.9);
    }
  }

  /**
   * ⌈m⌉ gaps filled the window exactly and the last request fell off its end, so ⌈m⌉ − 1 were left.
   * The mean of ten seeds has a standard deviation of less than 0.7 %. The known loss is that of
   * the whole day for deepseek-r1, and of the first three hours for mm-image, which loses 12.5 %
   * over the day.
   */
  @ParameterizedTest
  @CsvSource({"DEEPSEEK_R1, 144, 0.106", "MM_IMAGE, 18, 0.132", "MM_IMAGE, 144, 0.125"})
  void atOnePercentNoRequestIsLost(Pool pool, int windows, double originalLoss) {
    double wanted = 0;
    double wantedOfPart = 0;
    double original = 0;
    for (double[] rates : pool.rates().values()) {
      for (int window = 0; window < rates.length; window++) {
        double m = 0.01 * 600 * rates[window];
        wanted += m;
        if (window < windows) {
          wantedOfPart += m;
          original += Math.max(0, Math.ceil(m) - 1);
        }
      }
    }
    double ours = 0;
    int seeds = 10;
    try (SparkRun spark = spark()) {
      Broadcast<SerializableConfiguration> configuration =
          spark.context().broadcast(new SerializableConfiguration(spark.storage().configuration()));
      for (int seed = 0; seed < seeds; seed++) {
        int now = seed;
        TracePlan plan =
            pool.plan(
                spark,
                options -> {
                  options.rate = "x0.01";
                  options.seed = now;
                });
        ours +=
            SlicePlan.of(spark, spark.context().broadcast(plan), configuration, 1_000_000)
                    .requests()
                / (double) seeds;
      }
    }
    assertThat(1 - original / wantedOfPart).isCloseTo(originalLoss, within(0.001));
    assertThat(1 - ours / wanted).isCloseTo(0, within(0.03));
  }

  /** Every client restarted at every window's edge: see ExactArrivalsTest for the other edge. */
  @Test
  void aWindowsEdgesAreLikeItsMiddle() {
    double[] first = new double[2];
    double requests = 0;
    try (SparkRun spark = spark()) {
      TraceEngine engine =
          Pool.DEEPSEEK_R1.engine(
              spark,
              options -> {
                options.rate = "x3";
                options.counts = io.servegen.common.arrival.CountLaw.EXACT;
              });
      var trace =
          engine.requests(
              false,
              null,
              true,
              Pool.FIRST_WINDOW * Pool.WINDOW_MICROS,
              (Pool.FIRST_WINDOW + Pool.DAY) * Pool.WINDOW_MICROS);
      while (trace.hasNext()) {
        var batch = trace.next();
        requests += batch.size();
        for (int rank = 0; rank < batch.size(); rank++) {
          long micros = Math.floorMod(batch.arrivalMicros(rank), Pool.WINDOW_MICROS);
          first[0] += micros < 5_000_000 ? 1 : 0;
          first[1] += micros >= Pool.WINDOW_MICROS - 5_000_000 ? 1 : 0;
        }
      }
    }
    // Bursts make the deviation of a count about 2 √n: 2.5 % here.
    double expected = requests * 5 / 600;
    assertThat(expected).isGreaterThan(5_000);
    assertThat(first[0] / expected).isCloseTo(1, within(0.12));
    assertThat(first[1] / expected).isCloseTo(1, within(0.12));
  }

  /** Scaling up made every client heavier, and never more clients. */
  @Test
  void growthIsMoreClientsOrHeavierOnes() {
    String count = "count(distinct client_id)";
    Dataset<Row> plain = read(generate(Pool.MM_IMAGE, "plain", "--duration=2h"));
    Dataset<Row> more =
        read(generate(Pool.MM_IMAGE, "more", "--duration=2h", "--clients=x3", "--rate=x3"));
    Dataset<Row> heavier = read(generate(Pool.MM_IMAGE, "heavier", "--duration=2h", "--rate=x3"));
    long clients = plain.selectExpr(count).head().getLong(0);
    assertThat(more.selectExpr(count).head().getLong(0))
        .isBetween(3 * clients - 6, 3 * clients + 9);
    // What the original made of a scale of 3, and what has to be asked for by name here.
    assertThat(heavier.selectExpr(count).head().getLong(0)).isBetween(clients, clients + 3);
    double requests = plain.count();
    assertThat((double) more.count()).isCloseTo(3 * requests, within(0.05 * requests));
    assertThat((double) heavier.count()).isCloseTo(3 * requests, within(0.05 * requests));
    String largest =
        plain.groupBy("client_id").count().orderBy(functions.desc("count")).head().getString(0);
    double own = plain.where("client_id = '" + largest + "'").count();
    assertThat(more.where("client_id = '" + largest + "~3'").count() / own)
        .isCloseTo(1, within(0.01));
    assertThat(heavier.where("client_id = '" + largest + "'").count() / own)
        .isCloseTo(3, within(0.03));
  }

  /** The output had no client ids, and nothing said where it came from. */
  @Test
  void everyRequestHasItsClientAndTheTraceItsOrigin() throws IOException {
    Path trace = generate(Pool.MM_IMAGE, "origin", "--duration=1h", "--seed=12", "--rate=x0.5");
    String unknown = "client_id is null or not client_id like 'chunk-%'";
    assertThat(read(trace).where(unknown).count()).isZero();
    Dataset<Row> original = read(trace).withColumn("client_id", functions.lit(null));
    assertThat(original.where(unknown).count()).isEqualTo(read(trace).count());
    try (SparkRun spark = spark()) {
      Manifest manifest =
          Manifest.read(spark.storage(), "--input", trace.toString(), Manifest.Kind.TRACE);
      assertThat(manifest.seed()).isEqualTo(12);
      assertThat(manifest.inputs()).containsExactly(Pool.MM_IMAGE.profile().toString());
      assertThat(manifest.options()).containsEntry("rate", "x0.5").containsEntry("counts", "AUTO");
      assertThat(manifest.count("requests")).isEqualTo(read(trace).count());
      Files.delete(trace.resolve(Manifest.FILE));
      assertThatThrownBy(
              () ->
                  Manifest.read(spark.storage(), "--input", trace.toString(), Manifest.Kind.TRACE))
          .isInstanceOf(UserException.class);
    }
  }

  /** One shared generator and unsorted lists of files: a seed meant nothing on another machine. */
  @Test
  void aSeedGivesTheSameTraceOnAnotherMachine() throws IOException {
    Path mixed = Files.createDirectories(folder.resolve("multimodal/mm-image"));
    try (Stream<Path> files = Files.list(SharedData.path("servegen/multimodal/mm-image"))) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.copy(file, mixed.resolve(file.getFileName()));
      }
    }
    Map<String, double[]> rates = Pool.MM_IMAGE.rates();
    List<String> listed = new ArrayList<>(rates.keySet());
    Map<String, Double> original = byOneGenerator(listed, rates);
    assertThat(byOneGenerator(listed, rates)).isEqualTo(original);
    Collections.reverse(listed);
    assertThat(byOneGenerator(listed, rates)).isNotEqualTo(original);

    String here = TraceRows.hash(read(generate(Pool.MM_IMAGE, "here", "--duration=1h")));
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kathmandu"));
      Path profile = folder.resolve("mixed-profile");
      succeed("import", "--input", mixed, "--output", profile);
      assertThat(TraceRows.hash(read(generate(profile, "there", "--duration=1h")))).isEqualTo(here);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  /** The first arrival of each client, one generator going through them as they are listed. */
  private static Map<String, Double> byOneGenerator(
      List<String> clients, Map<String, double[]> rates) {
    SplittableRandom random = new SplittableRandom(0);
    Map<String, Double> first = new TreeMap<>();
    for (String client : clients) {
      first.put(client, -Math.log(1 - random.nextDouble()) / rates.get(client)[0]);
    }
    return first;
  }

  /**
   * Rate curves had to name the pool's windows, filters changed the pool, and filters on lengths
   * left multimodal fields out. (That pool files are not run as programs: see DictLiteralTest.)
   */
  @Test
  void curvesAndFiltersAreFree() throws IOException {
    Path curve = folder.resolve("curve.csv");
    Files.writeString(curve, "offset_seconds,rate\n0,4\n777.7,8\n3600,2\n");
    Path curved = generate(Pool.MM_IMAGE, "curved", "--duration=1h", "--rate=" + curve);
    double wanted = 777.7 * 6 + (3600 - 777.7) * 5;
    assertThat((double) read(curved).count()).isCloseTo(wanted, within(0.05 * wanted));

    String whole = TraceRows.hash(read(generate(Pool.MM_IMAGE, "before", "--duration=1h")));
    Map<String, Double> means = new TreeMap<>();
    spark()
        .session()
        .read()
        .parquet(Pool.MM_IMAGE.profile().resolve("clients").toString())
        .select("client_id", "mean_input_tokens")
        .collectAsList()
        .forEach(row -> means.put(row.getString(0), row.getDouble(1)));
    double limit =
        means.values().stream().sorted().skip(means.size() / 2).findFirst().orElseThrow();
    List<String> kept =
        read(
                generate(
                    Pool.MM_IMAGE,
                    "filtered",
                    "--duration=1h",
                    "--filter=mean_input_tokens > " + limit))
            .select("client_id")
            .distinct()
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList();
    assertThat(kept).isNotEmpty().allMatch(client -> means.get(client) > limit);
    // The original looked for a field that multimodal clients do not have, and kept none of them.
    assertThat(Pool.MM_IMAGE.lengths().values())
        .allMatch(epochs -> epochs.values().stream().noneMatch(f -> f.containsKey("input_tokens")));
    assertThat(TraceRows.hash(read(generate(Pool.MM_IMAGE, "after", "--duration=1h"))))
        .isEqualTo(whole);
  }
}
