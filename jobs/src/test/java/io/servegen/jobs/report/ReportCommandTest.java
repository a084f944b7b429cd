package io.servegen.jobs.report;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.servegen.jobs.RequestsFixture;
import io.servegen.jobs.SparkTest;
import io.servegen.jobs.cli.SparkRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a report says of workloads about which the truth is known. */
class ReportCommandTest extends SparkTest {
  private static final long MONDAY = 1_704_067_200_000_000L;
  private static final long HOURS = 6;
  private static final int REQUESTS = 12_000;

  @TempDir private static Path folder;

  /**
   * Requests of a Poisson process (seed 7), in turn of two clients: one writes prompts of 100
   * tokens and the other of 900, and every answer is 50 tokens long.
   */
  @BeforeAll
  static void makeRequests() {
    Random random = new Random(7);
    RequestsFixture requests = new RequestsFixture();
    for (int i = 0; i < REQUESTS; i++) {
      long micros = MONDAY + (long) (random.nextDouble() * HOURS * 3600e6);
      boolean first = random.nextDouble() < 0.75;
      requests.add(micros, "m", first ? "</script>" : "small", first ? 100 : 900, 50);
    }
    try (SparkRun spark = spark()) {
      requests.write(spark, folder.resolve("requests").toString());
    }
  }

  @Test
  void aWorkloadAgainstItselfIsAsGoodAsReal() throws IOException {
    Path report = folder.resolve("same");
    Path requests = folder.resolve("requests");
    String printed =
        succeed(
            "report",
            "--actual",
            requests,
            "--trace",
            requests,
            "--output",
            report,
            "--naive",
            "false");
    assertThat(printed)
        .contains("trace is as good as real", "alike: Bursts are the actual's", "report.html")
        .doesNotContain("differs:");
    JsonNode json = new ObjectMapper().readTree(report.resolve("report.json").toFile());
    assertThat(json.path("headline").path("score").asDouble()).isZero();
    assertThat(Files.readString(report.resolve("report.html"))).doesNotContain("</script>\"");
    try (SparkRun spark = spark()) {
      assertThat(score(spark.session(), report, "energy distance, rate and mean input", "trace"))
          .isZero();
      assertThat(score(spark.session(), report, "KS distance of all gaps", "trace")).isZero();
      assertThat(
              score(spark.session(), report, "energy distance, rate and mean input", "noise floor"))
          .isPositive();
      assertThat(
              score(
                  spark.session(),
                  report,
                  "KS distance of a client's gaps, mean over requests",
                  "trace"))
          .isZero();
    }
  }

  @Test
  void aWorkloadAloneIsCharacterised() {
    Path report = folder.resolve("alone");
    succeed("report", "--actual", folder.resolve("requests"), "--output", report);
    try (SparkRun spark = spark()) {
      SparkSession session = spark.session();
      // The index of dispersion of a Poisson process is 1; so is the CV of its gaps.
      assertThat(cell(session, report, "overview", 0, "requests")).isEqualTo(REQUESTS);
      assertThat(cell(session, report, "overview", 0, "CV of the gaps")).isCloseTo(1, within(0.03));
      assertThat(cell(session, report, "overview", 0, "mean output, tokens")).isEqualTo(50);
      assertThat(cell(session, report, "overview", 0, "mean input, tokens"))
          .isCloseTo(300, within(10.0));
      assertThat(cell(session, report, "client-heads", 0, "make half")).isEqualTo(1);
      Row burstiness =
          session
              .read()
              .parquet(report.resolve("findings").toString())
              .where("finding = 1 and claim like 'Arrivals are often burstier%'")
              .first();
      assertThat(burstiness.<String>getAs("verdict")).isEqualTo("does not hold");
      assertThat(
              session
                  .read()
                  .parquet(report.resolve("figures").toString())
                  .where("figure = 'rate'")
                  .count())
          .isEqualTo(HOURS * 6);
    }
  }

  @Test
  void aPartIsReportedOn() {
    Path report = folder.resolve("part");
    succeed(
        "report",
        "--actual",
        folder.resolve("requests"),
        "--from",
        "1h",
        "--to",
        "3h",
        "--output",
        report);
    try (SparkRun spark = spark()) {
      assertThat(cell(spark.session(), report, "overview", 0, "hours")).isEqualTo(2);
    }
  }

  private static double score(SparkSession session, Path report, String score, String of) {
    int row =
        session
            .read()
            .parquet(report.resolve("tables").toString())
            .where(col("table").equalTo("scores").and(col("text").equalTo(score)))
            .first()
            .getAs("row");
    return cell(session, report, "scores", row, of);
  }

  private static double cell(
      SparkSession session, Path report, String table, int row, String column) {
    return session
        .read()
        .parquet(report.resolve("tables").toString())
        .where(
            col("table")
                .equalTo(table)
                .and(col("row").equalTo(row))
                .and(col("column").equalTo(column)))
        .first()
        .getAs("number");
  }
}
