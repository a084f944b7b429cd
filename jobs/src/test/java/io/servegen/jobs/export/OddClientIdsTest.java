package io.servegen.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.servegen.jobs.SparkTest;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Client ids that could break something go the whole way, from a log to exports, as they are. */
class OddClientIdsTest extends SparkTest {
  private static final Set<String> IDS =
      Set.of(
          "it's \"quoted\", `ticked` \\ and ${so} on",
          "two\nlines\r\nand\ta tab",
          "../../etc/passwd",
          "a/b=c%2F",
          "<script>alert('x')</script>",
          "'; DROP TABLE clients; --",
          "😀 Ωmega",
          "x".repeat(10_000));
  private static final int REQUESTS_EACH = 40;

  @TempDir private Path folder;

  @Test
  void theyGoTheWholeWayUnharmed() throws IOException {
    Path log = folder.resolve("log.jsonl");
    ObjectMapper json = new ObjectMapper();
    try (var lines = Files.newBufferedWriter(log)) {
      int number = 0;
      for (int i = 0; i < REQUESTS_EACH; i++) {
        for (String id : IDS) {
          Instant time = Instant.parse("2025-03-03T10:00:00Z").plusMillis(number * 2500L);
          Map<String, Object> line =
              Map.of(
                  "request_id",
                  "r" + number++,
                  "timestamp",
                  time.toString(),
                  "api_key_id",
                  id,
                  "model",
                  id.length() > 100 ? "m" : id,
                  "prompt_tokens",
                  100 + i,
                  "completion_tokens",
                  10 + i,
                  "status",
                  200);
          lines.write(json.writeValueAsString(line) + "\n");
        }
      }
    }
    Path requests = folder.resolve("requests");
    Path profiles = folder.resolve("profiles");
    Path trace = folder.resolve("trace");

    succeed("ingest", "--input", log, "--format", "gateway", "--output", requests);
    succeed("fit", "--input", requests, "--output", profiles);
    succeed("generate", "--profiles", profiles, "--output", trace, "--rate", "x4", "--seed", 1);

    try (SparkRun spark = spark()) {
      assertThat(clients(Workload.open(spark, "--input", requests.toString()).rows()))
          .isEqualTo(IDS);
      assertThat(clients(spark.session().read().parquet(profiles.resolve("clients").toString())))
          .isEqualTo(IDS);
      assertThat(clients(Workload.open(spark, "--input", trace.toString()).rows())).isEqualTo(IDS);
    }
    exportOf(trace, "mooncake", "out.jsonl");
    assertThat(MooncakeReader.read(Files.readString(folder.resolve("out.jsonl")))).isNotEmpty();
    exportOf(trace, "blis", "blis.csv");
    String text = Files.readString(folder.resolve("blis.csv"));
    List<List<String>> rows = CsvReader.read(text, text.substring(0, text.indexOf('\n')));
    assertThat(rows.stream().map(row -> row.get(1)).collect(Collectors.toSet())).isEqualTo(IDS);
    exportOf(profiles, "servegen-pool", "pool");
    try (Stream<Path> all = Files.list(folder)) {
      assertThat(all.map(path -> path.getFileName().toString()))
          .allMatch(
              name ->
                  Stream.of("log.jsonl", "requests", "profiles", "trace", "out", "blis", "pool")
                      .anyMatch(name::startsWith));
    }
  }

  private void exportOf(Path input, String format, String output) {
    succeed("export", "--input", input, "--format", format, "--output", folder.resolve(output));
  }

  private static Set<String> clients(Dataset<Row> rows) {
    Set<String> ids = new HashSet<>();
    for (Row row : rows.select(Column.CLIENT_ID).distinct().collectAsList()) {
      ids.add(row.getString(0));
    }
    return ids;
  }
}
