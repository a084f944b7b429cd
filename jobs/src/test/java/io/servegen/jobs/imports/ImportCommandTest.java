package io.servegen.jobs.imports;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.servegen.common.units.Times;
import io.servegen.jobs.SparkTest;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.table.Manifest;
import io.servegen.jobs.table.ProfileSpan;
import io.servegen.jobs.table.Profiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportCommandTest extends SparkTest {
  @TempDir private Path folder;
  private PoolFixture pool;
  private Path output;

  /** Two epochs of two windows; the busy client sends three times as much as the other. */
  @BeforeEach
  void makePool() throws Exception {
    output = folder.resolve("profiles");
    pool =
        new PoolFixture(folder, "language", "m-test")
            .trace(
                "chunk-0",
                "0,3,1.5,Gamma,0.5,9",
                "600,0,0,,0,0",
                "1200,0,0,,0,0",
                "1800,6,0.5,Weibull,2,9")
            .dataset(
                "chunk-0",
                """
                {"0": {"input_tokens": "{10: 0.5, 30: 0.5}", "output_tokens": "{1: 1.0}"},
                 "1200": {"input_tokens": "{40: 1.0}", "output_tokens": "{}"}}
                """)
            .trace("chunk-1", "0,1,1,Gamma,1,9", "600,0,0,,0,0", "1200,0,0,,0,0", "1800,0,0,,0,0")
            .dataset("chunk-1", "{\"0\": {\"input_tokens\": \"{30: 0.5, 50: 0.5}\"}}");
  }

  private Dataset<Row> table(Profiles table) {
    try (SparkRun spark = spark()) {
      return table.read(spark.session(), output.toString());
    }
  }

  private Row length(String client, String epoch, String field) {
    return table(Profiles.LENGTHS)
        .where(col("client_id").equalTo(client))
        .where(col("epoch_start").equalTo(Timestamp.from(Instant.parse(epoch))))
        .where(col("field").equalTo(field))
        .head();
  }

  @Test
  void windowsGoOntoTheCalendarWithScalesOfTheirRates() {
    succeed("import", "--input", pool.folder(), "--output", output, "--origin", "2025-03-03T06:00");

    List<Row> rows = table(Profiles.ARRIVALS).collectAsList();
    assertThat(rows).hasSize(3);
    Row last = rows.get(2);
    assertThat(last.<String>getAs("model")).isEqualTo("m-test");
    assertThat(last.<String>getAs("client_id")).isEqualTo("chunk-0");
    assertThat(last.<Timestamp>getAs("window_start").toInstant()).isEqualTo("2025-03-03T06:30:00Z");
    assertThat(last.<Double>getAs("window_seconds")).isEqualTo(600);
    assertThat(last.<Long>getAs("requests")).isEqualTo(3600);
    assertThat(last.<String>getAs("family")).isEqualTo("weibull");
    assertThat(last.<String>getAs("method")).isEqualTo("imported");
    assertThat(last.<Double>getAs("scale") * Math.sqrt(Math.PI) / 2)
        .isCloseTo(1 / 6.0, within(1e-12));
  }

  @Test
  void lengthsKeepTheDistributionAndSayWhatItIs() {
    succeed("import", "--input", pool.folder(), "--output", output);

    Row row = length("chunk-0", "2024-01-01T00:00:00Z", "input_tokens");
    assertThat(row.getList(5)).isEqualTo(List.of(10.0, 30.0));
    assertThat(row.getList(6)).isEqualTo(List.of(0.5, 0.5));
    assertThat(row.<Long>getAs("samples")).isEqualTo(1800);
    assertThat(row.<Double>getAs("mean")).isEqualTo(20);
    assertThat(row.<Double>getAs("p50")).isEqualTo(10);
    assertThat(row.<Double>getAs("p95")).isEqualTo(30);
    assertThat(row.<Double>getAs("epoch_seconds")).isEqualTo(1200);
    assertThat(length("chunk-0", "2024-01-01T00:20:00Z", "input_tokens").<Double>getAs("max"))
        .isEqualTo(40);
  }

  @Test
  void pooledLengthsWeighClientsByTheirRequests() {
    succeed("import", "--input", pool.folder(), "--output", output);

    Row row = length(Profiles.ALL_CLIENTS, "2024-01-01T00:00:00Z", "input_tokens");
    assertThat(row.getList(5)).isEqualTo(List.of(10.0, 30.0, 50.0));
    assertThat(row.getList(6)).isEqualTo(List.of(900.0, 1200.0, 300.0));
    assertThat(row.<Long>getAs("samples")).isEqualTo(2400);
    assertThat(row.<Double>getAs("epoch_seconds")).isEqualTo(2400);
  }

  @Test
  void clientsAreSummedUp() {
    succeed("import", "--input", pool.folder(), "--output", output);

    Row client = table(Profiles.CLIENTS).where("client_id = 'chunk-0'").head();
    assertThat(client.<String>getAs("category")).isEqualTo("language");
    assertThat(client.<Long>getAs("requests")).isEqualTo(5400);
    assertThat(client.<Double>getAs("share")).isEqualTo(0.9);
    assertThat(client.<Double>getAs("mean_rate")).isEqualTo(2.25);
    assertThat(client.<Double>getAs("peak_rate")).isEqualTo(6);
    assertThat(client.<Double>getAs("cv")).isCloseTo(Math.sqrt(2.75 / 3), within(1e-12));
    assertThat(client.<Double>getAs("mean_input_tokens")).isCloseTo(100 / 3.0, within(1e-12));
    assertThat(client.<Double>getAs("mean_output_tokens")).isEqualTo(1);
    assertThat(client.<Timestamp>getAs("last_seen").toInstant()).isEqualTo("2024-01-01T00:40:00Z");
    assertThat(table(Profiles.DEPENDENCE).count()).isZero();
  }

  @Test
  void saysAndRecordsWhatIsEmptyOrIdle() throws Exception {
    pool.trace("chunk-2", "0,0,0,,0,0", "600,0,0,,0,0").dataset("chunk-2", "{}");
    pool.trace("chunk-3", "0,1,1,Gamma,1,9", "600,0,0,,0,0")
        .dataset("chunk-3", "{\"600\": {\"input_tokens\": \"{30: 0.5, 50: 0.5}\"}}");

    String out = succeed("import", "--input", pool.folder(), "--output", output);

    assertThat(out)
        .contains("imported 3 clients of m-test: 4 windows with 6,600 requests")
        .contains("1 idle clients are left out")
        .contains("1 empty distributions of lengths are left out")
        .contains("600 requests are in epochs without lengths");
    Manifest manifest = manifest();
    assertThat(manifest.count("clients")).isEqualTo(3);
    assertThat(manifest.count("idle_clients")).isEqualTo(1);
    assertThat(manifest.count("requests")).isEqualTo(6600);
    assertThat(manifest.count("empty_pmfs")).isEqualTo(1);
    assertThat(manifest.count("requests_in_epochs_without_lengths")).isEqualTo(600);
    assertThat(manifest.options()).containsEntry("missing-lengths", "fail");
  }

  @Test
  void clientsWithoutLengthsStopItUnlessToldOtherwise() throws Exception {
    Files.delete(pool.folder().resolve("chunk-1-dataset.json"));

    Outcome failed = servegen("import", "--input", pool.folder(), "--output", output);
    assertThat(failed.exitCode()).isEqualTo(3);
    assertThat(failed.err())
        .contains("m-test: 1 client has no dataset file beside the trace file: chunk-1 (10.0 %")
        .contains("10.0 % of the requests")
        .contains("--missing-lengths drop")
        .contains("--missing-lengths pool");
    assertThat(output).doesNotExist();

    String dropped =
        succeed(
            "import", "--input", pool.folder(), "--output", output, "--missing-lengths", "drop");
    assertThat(dropped).contains("left out").contains("1 clients of m-test: 2 windows");
    assertThat(table(Profiles.CLIENTS).count()).isEqualTo(1);
    assertThat(manifest().count("requests")).isEqualTo(5400);
    assertThat(manifest().count("clients_without_lengths")).isEqualTo(1);

    String pooled =
        succeed(
            "import",
            "--input",
            pool.folder(),
            "--output",
            output,
            "--missing-lengths=pool",
            "--overwrite");
    assertThat(pooled).contains("the model's pooled lengths").contains("2 clients of m-test");
    assertThat(table(Profiles.CLIENTS).count()).isEqualTo(2);
    assertThat(table(Profiles.LENGTHS).where("client_id = 'chunk-1'").count()).isZero();
    assertThat(manifest().count("requests")).isEqualTo(6000);
  }

  @Test
  void readsSeveralModelsAtOnce() throws Exception {
    new PoolFixture(folder, "reason", "r-test")
        .trace("chunk-0", "0,1,1,Gamma,1,9")
        .dataset(
            "chunk-0",
            """
            {"0": {"input_tokens": "{1: 1}", "output_tokens": "{2: 1}", "reason_ratio": "{0.5: 1}"}}
            """);

    succeed("import", "--input", folder, "--output", output);

    assertThat(
            table(Profiles.CLIENTS)
                .select("model", "category")
                .distinct()
                .orderBy("model")
                .collectAsList())
        .extracting(row -> row.getString(0) + " " + row.getString(1))
        .containsExactly("m-test language", "r-test reason");
    assertThat(table(Profiles.LENGTHS).where("field = 'reasoning_share'").count()).isEqualTo(2);
  }

  @Test
  void namesEveryFileThatIsWrong() throws Exception {
    pool.trace("chunk-0", "0,1,1,Gamma,1,9", "600,x,0,,0,0");
    pool.dataset("chunk-1", "{\"0\": {\"input_tokens\": \"{30: print()}\"}}");

    Outcome outcome = servegen("import", "--input", pool.folder(), "--output", output);

    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.err())
        .contains("2 files of the pool cannot be read")
        .contains("chunk-0-trace.csv, line 2: the rate 'x' is not a number")
        .contains("chunk-1-dataset.json, line 1: input_tokens: a number is expected at character 6")
        .doesNotContain("\tat ");
    assertThat(output).doesNotExist();
  }

  @Test
  void theManifestTellsTheTimeCovered() throws Exception {
    succeed("import", "--input", pool.folder(), "--output", output, "--origin", "2025-03-03T06:00");

    assertThat(ProfileSpan.read(manifest()))
        .isEqualTo(new ProfileSpan(Times.parseMicros("2025-03-03T06:00"), 600_000_000, 4));
    Outcome askew =
        servegen(
            "import",
            "--input",
            pool.folder(),
            "--output",
            folder.resolve("other"),
            "--origin=2025-03-03T06:05");
    assertThat(askew.exitCode()).isEqualTo(2);
    assertThat(askew.err()).contains("--origin does not go with windows of 600.0 s");
    pool.trace("chunk-0", "0,1,1,Gamma,1,9", "300,1,1,Gamma,1,9");
    assertThat(
            servegen("import", "--input", pool.folder(), "--output", folder.resolve("other")).err())
        .contains("windows of different lengths");
    assertThat(folder.resolve("other")).doesNotExist();
  }

  @Test
  void saysWhyAFolderIsNoPool() throws Exception {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    assertThat(servegen("import", "--input", empty, "--output", output).err())
        .contains("is no ServeGen pool");
    PoolFixture other = new PoolFixture(folder, "elsewhere", "m").trace("chunk-0", "0,0,0,,0,0");
    assertThat(servegen("import", "--input", other.folder(), "--output", output).err())
        .contains("the category of")
        .contains("language, reason or multimodal");
    pool.dataset("chunk-9", "{}");
    assertThat(servegen("import", "--input", pool.folder(), "--output", output).err())
        .contains("chunk-9-dataset.json has no file trace.csv beside it");
    assertThat(servegen("import", "--input", folder.resolve("none"), "--output", output).exitCode())
        .isEqualTo(3);
    assertThat(output).doesNotExist();
  }

  private Manifest manifest() {
    try (SparkRun spark = spark()) {
      return Manifest.read(spark.storage(), "--input", output.toString(), Manifest.Kind.PROFILES);
    }
  }
}
