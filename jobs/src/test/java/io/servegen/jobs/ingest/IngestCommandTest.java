package io.servegen.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.jobs.SharedData;
import io.servegen.jobs.SparkTest;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.table.Manifest;
import io.servegen.jobs.table.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.util.List;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IngestCommandTest extends SparkTest {
  private static final String LINE =
      "{\"timestamp\":\"2025-03-03T10:00:0%d.5Z\",\"request_id\":\"%s\",\"api_key_id\":\"k\","
          + "\"model\":\"m\",\"prompt_tokens\":%s,\"completion_tokens\":%s,\"status\":%s}%n";

  @TempDir private Path folder;
  private Path log;
  private Path output;

  @BeforeEach
  void namePaths() {
    log = folder.resolve("log.jsonl");
    output = folder.resolve("requests");
  }

  private static String line(int second, String id, Object input, Object outputTokens, int status) {
    return String.format(LINE, second, id, input, outputTokens, status);
  }

  private List<Row> requests() {
    try (SparkRun spark = spark()) {
      return Workload.open(spark, "--input", output.toString())
          .rows()
          .orderBy("arrival")
          .collectAsList();
    }
  }

  private Manifest manifest() {
    try (SparkRun spark = spark()) {
      return Manifest.read(spark.storage(), "--input", output.toString(), Manifest.Kind.REQUESTS);
    }
  }

  private void requireSum(long read, long accepted, long rejected, long duplicates, long skipped) {
    Manifest manifest = manifest();
    assertThat(
            List.of("read", "accepted", "rejected", "duplicates", "skipped").stream()
                .map(manifest::count))
        .containsExactly(read, accepted, rejected, duplicates, skipped);
    assertThat(read).isEqualTo(accepted + rejected + duplicates + skipped);
  }

  @Test
  void theAzureTraceIsTakenWhole() {
    Path azure = SharedData.path("azure/AzureLLMInferenceTrace_code.csv");

    String screen =
        succeed("ingest", "--input", azure, "--format", "azure-llm", "--output", output);

    assertThat(screen)
        .contains("read 8,819 = accepted 8,819 + rejected 0 + duplicates 0 + skipped 0");
    requireSum(8819, 8819, 0, 0, 0);
    Row first = requests().get(0);
    assertThat(first.<Timestamp>getAs("arrival").toInstant())
        .isEqualTo("2023-11-16T18:17:03.979960Z");
    assertThat(first.<Integer>getAs("input_tokens")).isEqualTo(4808);
    assertThat(first.<String>getAs("client_id")).isEqualTo("(unknown)");
  }

  @Test
  void theMooncakeTraceIsTakenWhole() {
    Path mooncake = SharedData.path("mooncake/conversation_trace.jsonl");

    succeed(
        "ingest",
        "--input",
        mooncake,
        "--format",
        "mooncake",
        "--origin",
        "2025-06-01T08:00",
        "--output",
        output);

    requireSum(12_031, 12_031, 0, 0, 0);
    Row first = requests().get(0);
    assertThat(first.<Timestamp>getAs("arrival").toInstant()).isEqualTo("2025-06-01T08:00:00Z");
    assertThat(first.<Integer>getAs("input_tokens")).isEqualTo(6758);
  }

  @Test
  void everyDamagedLineOfASampleLogIsRejected() {
    Path logs = folder.resolve("logs");
    succeed("sample-logs", "--output", logs, "--requests", 20_000);

    succeed("ingest", "--input", logs, "--format", "gateway", "--output", output);

    requireSum(20_000, 19_990, 10, 0, 0);
    try (SparkRun spark = spark()) {
      List<Row> rejects =
          spark.session().read().parquet(output.resolve("_rejects").toString()).collectAsList();
      assertThat(rejects).hasSize(10);
      for (Row reject : rejects) {
        assertThat(reject.<String>getAs("file")).contains("gateway-2025-03-03T");
        assertThat(reject.<Long>getAs("position")).isNotNegative();
        assertThat(reject.<String>getAs("sha256")).hasSize(64);
        assertThat(reject.<String>getAs("text")).isNull();
      }
    }
  }

  @Test
  void aRequestThatIsLoggedTwiceIsOne() throws Exception {
    Files.writeString(
        log, line(3, "a", 5, 6, 200) + line(1, "a", 7, 8, 200) + line(2, "b", 1, 1, 500));

    succeed("ingest", "--input", log, "--format", "gateway", "--output", output);

    requireSum(3, 2, 0, 1, 0);
    assertThat(requests())
        .extracting(row -> row.<Integer>getAs("input_tokens"))
        .containsExactly(7, 1);
    assertThat(requests())
        .extracting(row -> row.<String>getAs("status"))
        .containsExactly("ok", "failed");

    succeed(
        "ingest",
        "--input",
        log,
        "--format",
        "gateway",
        "--output",
        output,
        "--mode",
        "overwrite",
        "--duplicates",
        "keep");

    requireSum(3, 3, 0, 0, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "100 / prompt_tokens|EXPRESSION|DIVIDE_BY_ZERO",
        "if(prompt_tokens = 0, raise_error('x'), 100)|EXPRESSION|USER_RAISED_EXCEPTION",
        "if(prompt_tokens = 0, 99999999999, 100)|TOO_LARGE|",
        "if(prompt_tokens = 0, 1e300D, 100)|TOO_LARGE|",
        "if(prompt_tokens = 0, double('NaN'), 100)|NOT_A_NUMBER|",
        "if(prompt_tokens = 0, '12:30', '100')|NOT_A_NUMBER|",
        "if(prompt_tokens = 0, null, 100)|MISSING|",
        "if(prompt_tokens = 0, 0.5, 100)|NOT_WHOLE|",
      })
  void aRecordThatAnExpressionFailsOnIsRejectedAlone(String sql, String reason, String detail)
      throws Exception {
    Files.writeString(log, line(1, "a", 1, 6, 200) + line(2, "b", 0, 8, 200));

    succeed(
        "ingest",
        "--input",
        log,
        "--format",
        "gateway",
        "--output",
        output,
        "--set",
        "input_tokens=" + sql,
        "--max-reject-ratio",
        1);

    requireSum(2, 1, 1, 0, 0);
    try (SparkRun spark = spark()) {
      Row reject = spark.session().read().parquet(output.resolve("_rejects").toString()).head();
      assertThat(reject.<String>getAs("reason").toUpperCase(java.util.Locale.ROOT))
          .startsWith(reason);
      assertThat(reject.<String>getAs("column")).isEqualTo("input_tokens");
      assertThat(reject.<String>getAs("detail")).isEqualTo(detail);
      assertThat(reject.<Long>getAs("position")).isEqualTo(line(1, "a", 1, 6, 200).length());
    }
  }

  @Test
  void tooManyRejectsFailAndLeaveNothing() throws Exception {
    Files.writeString(log, line(1, "a", -1, 6, 200) + line(2, "b", 0, 8, 200));

    Outcome outcome = servegen("ingest", "--input", log, "--format", "gateway", "--output", output);

    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.err()).contains("1 of 2 records", "negative (input_tokens): 1", "at 0");
    assertThat(output).doesNotExist();
  }

  @Test
  void whatArrivesOutsideTheSpanIsSkipped() throws Exception {
    Files.writeString(
        log, line(1, "a", 1, 6, 200) + line(2, "b", 0, 8, 200) + line(3, "c", 0, 8, 200));

    succeed(
        "ingest",
        "--input",
        log,
        "--format",
        "gateway",
        "--output",
        output,
        "--from",
        "2025-03-03T10:00:02",
        "--to",
        "2025-03-03T10:00:03");

    requireSum(3, 1, 0, 0, 2);
  }

  @Test
  void eachDayHasItsFolder() throws Exception {
    Files.writeString(
        log, line(1, "a", 1, 6, 200) + line(2, "b", 0, 8, 200).replace("03-03", "03-05"));

    succeed("ingest", "--input", log, "--format", "gateway", "--output", output);

    assertThat(output.resolve("day=2025-03-03")).isDirectory();
    assertThat(output.resolve("day=2025-03-05")).isDirectory();
    try (SparkRun spark = spark()) {
      assertThat(
              Workload.open(spark, "--input", output.toString())
                  .rows()
                  .where(col("day").equalTo(java.sql.Date.valueOf("2025-03-05")))
                  .count())
          .isEqualTo(1);
    }
  }

  @Test
  void hashedClientsAreTheirHmacAndNeverThemselves() throws Exception {
    Path key = Files.writeString(folder.resolve("key"), "0123456789abcdef0123456789abcdef\n");
    Files.writeString(log, line(1, "a", 1, 6, 200) + line(2, "b", -1, 8, 200));

    succeed(
        "ingest",
        "--input",
        log,
        "--format",
        "gateway",
        "--output",
        output,
        "--client-ids",
        "hash",
        "--client-key-file",
        key,
        "--max-reject-ratio",
        1);

    // printf k | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef
    assertThat(requests().get(0).<String>getAs("client_id"))
        .isEqualTo("92ffef4ccf8e1c5dff19791bbeb6317c5377401e97e3e11af411257be55f551b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--client-ids hash --reject-text full|holds the client's id",
        "--client-ids hash|has no key",
        "--client-key-file KEY|a key is for hashing",
        "--client-ids hash --client-key-file KEY|can be guessed",
        "--format gatewy|did you mean 'gateway'",
        "--set client=x|did you mean 'client_id'",
        "--set client_id=api_key|did you mean 'api_key_id'",
        "--set client_id=api_key_id+|--set client_id",
        "--set arrival=status+1|say what it counts",
        "--set client_id=max(api_key_id)|one record alone",
        "--set client_id=uuid()|one record alone",
        "--zone Mars|no time zone",
        "--max-tokens 0|from 1 to",
        "--from 2025-01-02 --to 2025-01-01|not before --to",
      })
  void wrongUseIsSaidKindlyAndNothingIsWritten(String options, String message) throws Exception {
    Path key = Files.writeString(folder.resolve("key"), "short");
    Files.writeString(log, line(1, "a", 1, 6, 200));
    java.util.List<Object> words =
        new java.util.ArrayList<>(List.of("ingest", "--input", log, "--output", output));
    if (!options.contains("--format")) {
      words.addAll(List.of("--format", "gateway"));
    }
    words.addAll(List.of(options.replace("KEY", key.toString()).split(" ")));

    Outcome outcome = servegen(words.toArray());

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains(message).doesNotContain("\tat ");
    assertThat(output).doesNotExist();
  }

  @Test
  void explainShowsWhatBecomesOfRecordsAndWritesNothing() throws Exception {
    Files.writeString(
        log,
        line(1, "a", 1, 6, 200).replace("{", "{\"prompt\":\"secret\",") + line(2, "b", -7, 8, 200));

    String screen = succeed("ingest", "--input", log, "--format", "gateway", "--explain");

    assertThat(screen)
        .contains("accepted", "2025-03-03T10:00:01.500Z", "rejected: negative, input_tokens")
        .contains("prompt_tokens = -7")
        .doesNotContain("secret");
  }

  @Test
  void tablesAndParquetAreReadByTheFieldsThatAreNamed() throws Exception {
    try (SparkRun spark = spark()) {
      spark
          .session()
          .sql(
              "select timestamp_millis(1740996000000 + id) as ts, id as n_in, 2 as n_out,"
                  + " 'c' as who, 'secret' as prompt from range(10)")
          .write()
          .parquet(folder.resolve("log.parquet").toString());
    }
    Path format =
        Files.writeString(
            folder.resolve("mine.yaml"),
            """
            reader: parquet
            columns:
              arrival: ts
              input_tokens: if(n_in = 3, -1, n_in)
              output_tokens: n_out
              client_id: who
              turn: round_no
            optional: [turn]
            """);

    succeed(
        "ingest",
        "--input",
        folder.resolve("log.parquet"),
        "--format",
        format,
        "--output",
        output,
        "--max-reject-ratio",
        1);

    requireSum(10, 9, 1, 0, 0);
    assertThat(requests().get(0).<Timestamp>getAs("arrival").toInstant())
        .isEqualTo("2025-03-03T10:00:00Z");
    try (SparkRun spark = spark()) {
      Row reject = spark.session().read().parquet(output.resolve("_rejects").toString()).head();
      assertThat(reject.<String>getAs("file")).contains("log.parquet");
      assertThat(reject.<String>getAs("sha256")).hasSize(64);
    }
  }
}
