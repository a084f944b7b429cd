package io.servegen.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.jobs.SparkTest;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.table.Manifest;
import io.servegen.jobs.table.Workload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppendTest extends SparkTest {
  @TempDir private Path folder;
  private Path output;

  @BeforeEach
  void namePaths() {
    output = folder.resolve("requests");
  }

  /** A line for each {@code id@day}, where the day is of March 2025. */
  private Path log(String... requests) throws IOException {
    StringBuilder lines = new StringBuilder();
    for (String request : requests) {
      String[] parts = request.split("@");
      lines.append(
          String.format(
              "{\"timestamp\":\"2025-03-%sT10:00:00Z\",\"request_id\":\"%s\",\"prompt_tokens\":1,"
                  + "\"completion_tokens\":%s,\"status\":200}%n",
              parts[1], parts[0], parts[0].equals("bad") ? "-1" : "1"));
    }
    return Files.writeString(Files.createTempFile(folder, "log", ".jsonl"), lines);
  }

  private Outcome ingest(Path log, String... more) {
    List<Object> words =
        new ArrayList<>(
            List.of("ingest", "--input", log, "--format", "gateway", "--output", output));
    words.addAll(List.of(more));
    return servegen(words.toArray());
  }

  private void succeeds(Path log, String... more) {
    Outcome outcome = ingest(log, more);
    assertThat(outcome.exitCode()).as("%s", outcome.err()).isZero();
  }

  private List<String> requests() {
    try (SparkRun spark = spark()) {
      return Workload.open(spark, "--input", output.toString())
          .rows()
          .selectExpr("concat(request_id, '@', date_format(day, 'dd'))")
          .orderBy("request_id", "day")
          .collectAsList()
          .stream()
          .map(row -> row.getString(0))
          .toList();
    }
  }

  private Manifest manifest() {
    try (SparkRun spark = spark()) {
      return Manifest.read(spark.storage(), "--input", output.toString(), Manifest.Kind.REQUESTS);
    }
  }

  private void requireCounts(long read, long accepted, long rejected, long duplicates) {
    Manifest manifest = manifest();
    assertThat(List.of("read", "accepted", "rejected", "duplicates").stream().map(manifest::count))
        .containsExactly(read, accepted, rejected, duplicates);
  }

  @Test
  void aDailyJobWithLateRowsOfYesterdayJustWorks() throws IOException {
    succeeds(log("a@03", "b@03"), "--mode", "append");
    succeeds(log("b@03", "late@03", "c@04", "c@04"), "--mode", "append");
    succeeds(log("c@04", "d@05"), "--mode", "append");

    assertThat(requests()).containsExactly("a@03", "b@03", "c@04", "d@05", "late@03");
    requireCounts(8, 5, 0, 3);
    assertThat(manifest().count("runs")).isEqualTo(3);
    assertThat(manifest().counts().path("by_day").path("2025-03-03").path("requests").asLong())
        .isEqualTo(3);
    assertThat(manifest().counts().path("last_arrival").asText()).isEqualTo("2025-03-05T10:00:00Z");
  }

  @Test
  void idsOfDaysThatAreNotTouchedAreNotLookedAt() throws IOException {
    succeeds(log("a@03"), "--mode", "append");
    succeeds(log("a@09"), "--mode", "append");

    assertThat(requests()).containsExactly("a@03", "a@09");
  }

  @Test
  void whatIsThereIsNotReplacedUnasked() throws IOException {
    succeeds(log("a@03"));

    Outcome outcome = ingest(log("b@03"));

    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.err()).contains("exists", "--mode append", "--replace-days");
    succeeds(log("b@03"), "--mode", "overwrite");
    assertThat(requests()).containsExactly("b@03");
  }

  @Test
  void exactlyTheNamedDaysAreReplaced() throws IOException {
    succeeds(log("a@03", "b@04", "c@05", "d@06"));
    succeeds(
        log("e@04", "f@06"), "--replace-days", "2025-03-04..2025-03-05", "--max-reject-ratio", "1");

    assertThat(requests()).containsExactly("a@03", "d@06", "e@04");
    requireCounts(6, 5, 1, 0);
    assertThat(manifest().count("replaced")).isEqualTo(2);
    assertThat(manifest().count("requests")).isEqualTo(3);
    assertThat(manifest().counts().path("rejected_by_reason").path("outside_days").asLong())
        .isEqualTo(1);
  }

  @Test
  void anAppendThatFailsLeavesTheTableAsItWas() throws IOException {
    succeeds(log("a@03"));
    String before = manifest().toJson();

    Outcome outcome = ingest(log("b@03", "bad@03"), "--mode", "append");

    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(manifest().toJson()).isEqualTo(before);
    assertThat(requests()).containsExactly("a@03");
  }

  @Test
  void contradictionsAreSaid() throws IOException {
    assertThat(ingest(log("a@03"), "--mode", "append", "--replace-days", "2025-03-03").err())
        .contains("both given");
    assertThat(ingest(log("a@03"), "--replace-days", "2025-03-05..2025-03-03").err())
        .contains("two days in order");
  }
}
