package io.servegen.jobs.fit;

import static org.apache.spark.sql.functions.rand;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.servegen.common.length.LengthFamily;
import io.servegen.fitting.SelectionRule;
import io.servegen.jobs.RequestsFixture;
import io.servegen.jobs.SparkTest;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.table.Profiles;
import io.servegen.jobs.table.Requests;
import io.servegen.jobs.table.Workload;
import io.servegen.jobs.window.LogSpan;
import io.servegen.jobs.window.Survey;
import io.servegen.jobs.window.WindowGrid;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FitCommandTest extends SparkTest {
  private static final long MONDAY = 1_704_067_200_000_000L;
  private static final long SECOND = 1_000_000;
  private static final long WINDOW = 600 * SECOND;

  @TempDir Path folder;

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private static Dataset<Row> table(Profiles table, String profiles) {
    return table.read(spark().session(), profiles);
  }

  /** A Poisson process of one window with so many requests on average. */
  private static void poisson(
      RequestsFixture requests, String client, long windowStart, double mean, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    double seconds = -Math.log1p(-random.nextDouble()) * 600 / mean;
    while (seconds < 600) {
      int input = 100 + random.nextInt(900);
      requests.add(windowStart + (long) (seconds * 1e6), "m", client, input, input / 10 + 1);
      seconds -= Math.log1p(-random.nextDouble()) * 600 / mean;
    }
  }

  @Test
  void everyWindowWithRequestsHasItsRateAndAForm() {
    RequestsFixture requests = new RequestsFixture();
    for (int window = 0; window < 6; window++) {
      poisson(requests, "steady", MONDAY + window * WINDOW, 200, window);
      poisson(requests, "sparse", MONDAY + window * WINDOW, 6, 10 + window);
    }
    requests.add(MONDAY + 3 * WINDOW + 5, "m", "once", 10, 0);
    String input = requests.write(spark(), path("requests"));

    assertThat(succeed("fit", "--input", input, "--output", path("profiles")))
        .contains("fitted 3 clients of m");

    List<Row> windows =
        table(Profiles.ARRIVALS, path("profiles"))
            .orderBy("client_id", "window_start")
            .collectAsList();
    assertThat(windows.stream().mapToLong(row -> row.<Long>getAs("requests")).sum())
        .isEqualTo(requests.rows().size());
    for (Row row : windows) {
      double rate = row.getAs("rate");
      assertThat(rate)
          .isCloseTo(
              row.<Long>getAs("requests") / row.<Double>getAs("window_seconds"), within(1e-12));
      assertThat(row.<String>getAs("method")).isEqualTo("gaps");
      String pooled = row.getAs("pooled");
      switch (row.<String>getAs("client_id")) {
        case "steady" -> {
          assertThat(pooled).isNull();
          assertThat(row.<Double>getAs("ks_distance")).isBetween(0.0, 0.2);
          assertThat(row.<Double>getAs("cv")).isCloseTo(1, within(0.4));
        }
        case "sparse" -> assertThat(pooled).isEqualTo("client");
        default -> {
          assertThat(pooled).isEqualTo("model");
          assertThat(row.<Double>getAs("cv")).isNull();
        }
      }
      assertThat(row.<Double>getAs("shape")).isBetween(0.3, 5.0);
    }
  }

  @Test
  void lengthsHaveALawAndADependenceBesideTheirHistograms() {
    RequestsFixture requests = new RequestsFixture();
    poisson(requests, "a", MONDAY, 400, 1);
    String input = requests.write(spark(), path("requests"));
    succeed("fit", "--input", input, "--output", path("profiles"));
    for (Row row :
        table(Profiles.LENGTHS, path("profiles")).where("client_id = 'a'").collectAsList()) {
      double total =
          row.<Double>getList(row.fieldIndex("weights")).stream().mapToDouble(w -> w).sum();
      assertThat(total).isEqualTo(row.<Long>getAs("samples").doubleValue());
      assertThat(LengthFamily.of(row.getAs("family")).parameterNames())
          .hasSameSizeAs(row.getList(row.fieldIndex("parameters")));
      assertThat(row.<Double>getAs("ks_distance")).isBetween(0.0, 0.3);
    }
    Row dependence = table(Profiles.DEPENDENCE, path("profiles")).first();
    assertThat(dependence.<String>getAs("field_a")).isEqualTo("input_tokens");
    assertThat(dependence.<String>getAs("field_b")).isEqualTo("output_tokens");
    assertThat(dependence.<Double>getAs("rank_correlation")).isGreaterThan(0.99);
    assertThat(dependence.<Integer>getAs("samples")).isEqualTo(requests.rows().size());
  }

  @Test
  void clientsAreSummedUp() {
    RequestsFixture requests = new RequestsFixture();
    for (int i = 0; i < 30; i++) {
      requests.add(MONDAY + i * 40 * SECOND, "m", "a", 10, 100);
    }
    for (int i = 0; i < 10; i++) {
      requests.add(MONDAY + i * 100 * SECOND, "m", "b", 20, 100, 80, null, null, "ok");
    }
    String input = requests.write(spark(), path("requests"));
    succeed("fit", "--input", input, "--output", path("profiles"));

    List<Row> clients =
        table(Profiles.CLIENTS, path("profiles")).orderBy("client_id").collectAsList();
    Row a = clients.get(0);
    assertThat(a.<String>getAs("category")).isEqualTo("language");
    assertThat(a.<Long>getAs("requests")).isEqualTo(30);
    assertThat(a.<Double>getAs("share")).isEqualTo(0.75);
    assertThat(a.<Double>getAs("mean_input_tokens")).isEqualTo(10);
    assertThat(a.<Double>getAs("cv")).isCloseTo(0, within(1e-9));
    assertThat(a.<Long>getAs("active_windows")).isEqualTo(2);
    Row b = clients.get(1);
    assertThat(b.<String>getAs("category")).isEqualTo("reason");
    assertThat(b.<java.sql.Timestamp>getAs("last_seen").getTime())
        .isEqualTo((MONDAY + 900 * SECOND) / 1000);
    Row share =
        table(Profiles.LENGTHS, path("profiles")).where("field = 'reasoning_share'").first();
    assertThat(share.<Double>getAs("mean")).isEqualTo(0.8);
    assertThat(share.<Double>getAs("max")).isEqualTo(0.8);
  }

  @Test
  void failedRequestsArriveAndHaveNoLengths() {
    RequestsFixture requests = new RequestsFixture();
    for (int i = 0; i < 20; i++) {
      String status = i % 4 == 0 ? Requests.STATUS_FAILED : Requests.STATUS_OK;
      requests.add(
          MONDAY + i * SECOND, "m", "a", i % 4 == 0 ? 9999 : 10, 7, null, null, null, status);
    }
    String input = requests.write(spark(), path("requests"));

    assertThat(succeed("fit", "--input", input, "--output", path("all")))
        .contains("failed requests: 5 (25.0 %)");
    assertThat(table(Profiles.ARRIVALS, path("all")).first().<Long>getAs("requests")).isEqualTo(20);
    Row lengths = table(Profiles.LENGTHS, path("all")).where("field = 'input_tokens'").first();
    assertThat(lengths.<Long>getAs("samples")).isEqualTo(15);
    assertThat(lengths.<Double>getAs("max")).isEqualTo(10);

    succeed("fit", "--input", input, "--output", path("answered"), "--failed", "exclude");
    assertThat(table(Profiles.ARRIVALS, path("answered")).first().<Long>getAs("requests"))
        .isEqualTo(15);
  }

  @Test
  void promptsWithItemsHaveTextCountsAndSizes() {
    RequestsFixture requests = new RequestsFixture();
    requests.add(MONDAY, "m", "a", 1300, 5, null, 100, new Integer[] {1000, 200}, "ok");
    requests.add(MONDAY + 1, "m", "a", 50, 5, null, 50, new Integer[] {}, "ok");
    requests.add(MONDAY + 2, "m", "a", 70, 5);
    String input = requests.write(spark(), path("requests"));
    succeed("fit", "--input", input, "--output", path("profiles"));

    List<Row> lengths =
        table(Profiles.LENGTHS, path("profiles"))
            .where("client_id = 'a'")
            .orderBy("field")
            .collectAsList();
    assertThat(lengths.stream().map(row -> row.<String>getAs("field")))
        .containsExactly("image_count", "image_tokens", "output_tokens", "text_tokens");
    assertThat(lengths.get(0).<Object>getList(5)).isEqualTo(List.of(0.0, 2.0));
    assertThat(lengths.get(0).<Object>getList(6)).isEqualTo(List.of(2.0, 1.0));
    assertThat(lengths.get(1).<Object>getList(5)).isEqualTo(List.of(200.0, 1000.0));
    assertThat(lengths.get(3).<Object>getList(5)).isEqualTo(List.of(50.0, 70.0, 100.0));
    Row client = table(Profiles.CLIENTS, path("profiles")).first();
    assertThat(client.<String>getAs("category")).isEqualTo("multimodal");
    assertThat(client.<Double>getAs("mean_input_tokens"))
        .isCloseTo((1300 + 50 + 70) / 3.0, within(1e-9));
  }

  @Test
  void rareClientsBecomeOne() {
    RequestsFixture requests = new RequestsFixture();
    for (int i = 0; i < 40; i++) {
      requests.add(MONDAY + i * SECOND, "m", i < 20 ? "often" : "rare-" + i % 5, 10, 7);
    }
    String input = requests.write(spark(), path("requests"));
    succeed("fit", "--input", input, "--output", path("profiles"), "--min-requests", "5");
    for (Profiles profiles : List.of(Profiles.CLIENTS, Profiles.ARRIVALS)) {
      assertThat(
              table(profiles, path("profiles")).orderBy("client_id").collectAsList().stream()
                  .map(row -> row.<String>getAs("client_id") + " " + row.<Long>getAs("requests")))
          .containsExactly("(rare) 20", "often 20");
    }
  }

  @Test
  void aClockTooCoarseForGapsIsFittedByCounts() {
    RequestsFixture requests = new RequestsFixture();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 12_000; i++) {
      long second = random.nextLong(1_200) / 3 * 3;
      requests.add(MONDAY + second * SECOND - i % 2 * 1000, "m", "a", 10, 7);
    }
    String input = requests.write(spark(), path("requests"));
    String screen = succeed("fit", "--input", input, "--output", path("profiles"));
    assertThat(screen).contains("the clock of m ticks every 3s").contains("counts");
    table(Profiles.ARRIVALS, path("profiles"))
        .where("requests > 100")
        .collectAsList()
        .forEach(
            row -> {
              assertThat(row.<String>getAs("method")).isEqualTo("counts");
              // √(2/99) = 0.14 is one standard error of the shape.
              assertThat(row.<Double>getAs("shape")).isBetween(0.5, 2.0);
            });
  }

  @Test
  void aPartOfTheTimeIsCutAtItsEdges() {
    RequestsFixture requests = new RequestsFixture();
    for (int i = 0; i < 2400; i++) {
      requests.add(MONDAY + i * SECOND, "m", "a", 10, 7);
    }
    String input = requests.write(spark(), path("requests"));
    succeed("fit", "--input", input, "--output", path("part"), "--from", "5m", "--to", "15m");
    List<Row> windows =
        table(Profiles.ARRIVALS, path("part")).orderBy("window_start").collectAsList();
    assertThat(windows).hasSize(2);
    for (Row window : windows) {
      assertThat(window.<Double>getAs("window_seconds")).isEqualTo(300);
      assertThat(window.<Long>getAs("requests")).isEqualTo(300);
      assertThat(window.<Double>getAs("rate")).isEqualTo(1);
    }
  }

  /** Must be bit for bit: rows are compared as they print, doubles with all their digits. */
  @Test
  void theProfileDependsNeitherOnPartitionsNorOnTheOrderOfTheInput() {
    RequestsFixture requests = new RequestsFixture();
    for (int client = 0; client < 12; client++) {
      for (int window = 0; window < 3; window++) {
        poisson(
            requests,
            "c" + client,
            MONDAY + window * WINDOW,
            3 + 12 * client,
            50 * client + window);
      }
    }
    Dataset<Row> rows = spark().session().createDataFrame(requests.rows(), Requests.SCHEMA);
    String straight = RequestsFixture.write(spark(), path("straight"), rows.coalesce(1));
    String shuffled =
        RequestsFixture.write(spark(), path("shuffled"), rows.orderBy(rand(3)).repartition(7));
    succeed("fit", "--input", straight, "--output", path("a"));
    SparkRun spark = spark();
    Dataset<Row> other = Workload.open(spark, "--input", shuffled).rows();
    Survey survey = Survey.of(other);
    WindowGrid windows = new WindowGrid(WINDOW);
    FitSettings settings =
        new FitSettings(
            windows, new WindowGrid(36 * WINDOW), SelectionRule.KS, FailedRequests.INCLUDE, 1);
    LogSpan span =
        LogSpan.around(survey.firstMicros(), survey.lastMicros(), survey.requests(), windows);
    new Fit(spark, settings, 100).write(other, survey, span, path("b"));
    for (Profiles profiles : Profiles.values()) {
      assertThat(printed(table(profiles, path("b")), profiles))
          .as("%s", profiles)
          .isNotEmpty()
          .isEqualTo(printed(table(profiles, path("a")), profiles));
    }
  }

  private static List<String> printed(Dataset<Row> rows, Profiles profiles) {
    Column[] key = Arrays.stream(profiles.sortColumns()).map(functions::col).toArray(Column[]::new);
    return rows.orderBy(key).collectAsList().stream().map(Row::toString).toList();
  }

  @Test
  void wrongUseIsExplained() {
    RequestsFixture requests = new RequestsFixture().add(MONDAY, "chat", "a", 1, 1);
    String input = requests.write(spark(), path("requests"));
    String output = path("profiles");

    Outcome missing = servegen("fit", "--input", path("nowhere"), "--output", output);
    assertThat(missing.exitCode()).isEqualTo(3);
    assertThat(missing.err()).contains("there is no");
    Outcome model = servegen("fit", "--input", input, "--output", output, "--models", "chta");
    assertThat(model.exitCode()).isEqualTo(2);
    assertThat(model.err()).contains("did you mean 'chat'?");
    Outcome order =
        servegen("fit", "--input", input, "--output", output, "--from", "2024-02-01", "--to", "1h");
    assertThat(order.exitCode()).isEqualTo(2);
    Outcome nothing = servegen("fit", "--input", input, "--output", output, "--from", "2024-02-01");
    assertThat(nothing.exitCode()).isEqualTo(3);
    assertThat(nothing.err()).contains("has no requests to fit");
    Outcome self = servegen("fit", "--input", input, "--output", input, "--overwrite");
    assertThat(self.exitCode()).isEqualTo(2);
    assertThat(self.err()).contains("overlaps the input");
    Outcome zero = servegen("fit", "--input", input, "--output", output, "--window", "0s");
    assertThat(zero.exitCode()).isEqualTo(2);
    assertThat(zero.err()).doesNotContain("\tat ");
    assertThat(Path.of(output)).doesNotExist();
  }
}
