package io.servegen.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.jobs.SparkTest;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.table.Manifest;
import io.servegen.jobs.table.Workload;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** 200,000 lines in four forms, 5 % of them damaged, and what is to come of them known beside. */
class FuzzTest extends SparkTest {
  private static final int LINES = 50_000;
  private static final int DAMAGED_PERCENT = 5;
  private static final int LONG_LINES = 3;
  private static final Instant START = Instant.parse("2025-03-03T22:00:00Z");

  @TempDir private Path folder;
  private final Set<String> truth = new HashSet<>();
  private int rejected;

  @ParameterizedTest
  @EnumSource(FuzzedForm.class)
  void whatIsAcceptedIsTheTruth(FuzzedForm form) throws IOException {
    write(form, folder.resolve("log"));
    Path output = folder.resolve("requests");
    List<Object> command =
        new ArrayList<>(
            List.of("ingest", "--input", folder.resolve("log"), "--format", form.format()));
    command.addAll(List.of("--output", output));
    if (form == FuzzedForm.CSV) {
      for (String column :
          List.of("request_id=id", "arrival=ts", "client_id=client", "input_tokens=n_in")) {
        command.addAll(List.of("--set", column));
      }
      command.addAll(List.of("--set", "output_tokens=n_out", "--set", "model='m'"));
    }

    succeed(command.toArray());

    try (SparkRun spark = spark()) {
      Manifest manifest =
          Manifest.read(spark.storage(), "--input", output.toString(), Manifest.Kind.REQUESTS);
      assertThat(manifest.count("read")).isEqualTo(LINES);
      assertThat(manifest.count("accepted")).isEqualTo(LINES - rejected);
      assertThat(manifest.count("rejected")).isEqualTo(rejected);
      Set<String> accepted = new HashSet<>();
      for (Row row : Workload.open(spark, "--input", output.toString()).rows().collectAsList()) {
        accepted.add(
            truth(
                row.getAs("request_id"),
                row.<java.sql.Timestamp>getAs("arrival").toInstant(),
                row.getAs("client_id"),
                row.<Integer>getAs("input_tokens"),
                row.<Integer>getAs("output_tokens")));
      }
      assertThat(accepted).isEqualTo(truth);
      List<Row> rejects =
          spark.session().read().parquet(output.resolve("_rejects").toString()).collectAsList();
      assertThat(rejects).hasSize(rejected);
      assertThat(rejects).noneMatch(row -> row.toString().contains(FuzzedRequest.PROMPT));
      assertThat(rejects).allMatch(row -> row.<Object>getAs("text") == null);
    }
  }

  private void write(FuzzedForm form, Path log) throws IOException {
    SplittableRandom random = new SplittableRandom(3);
    Damage[] usual =
        java.util.Arrays.stream(Damage.values())
            .filter(damage -> damage != Damage.LONG_LINE)
            .toArray(Damage[]::new);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(log))) {
      out.write(form.header().getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < LINES; i++) {
        Instant time = START.plusMillis(random.nextInt(10_000_000));
        String client = "c-" + random.nextInt(50);
        int input = random.nextInt(5000);
        int output = random.nextInt(1000);
        FuzzedRequest request =
            new FuzzedRequest("r-" + i, time.toString(), client, "" + input, "" + output, "");
        Damage damage =
            i % (LINES / LONG_LINES) == 17
                ? Damage.LONG_LINE
                : random.nextInt(100) < DAMAGED_PERCENT
                    ? usual[random.nextInt(usual.length)]
                    : null;
        if (damage != null) {
          request = damage.request(request, form);
        }
        byte[] line = form.line(request).getBytes(StandardCharsets.UTF_8);
        out.write(damage == null ? line : damage.bytes(line, random));
        out.write('\n');
        if (random.nextInt(200) == 0) {
          out.write(" \r\n\n".getBytes(StandardCharsets.UTF_8));
        }
        if (damage == null || damage.isHarmless()) {
          String id = form == FuzzedForm.OTEL ? "r-" + i : request.id();
          truth.add(truth(id, time, request.client(), input, output));
        } else {
          rejected++;
        }
      }
    }
  }

  private static String truth(String id, Instant time, String client, int input, int output) {
    return String.join("|", id, time.toString(), client, "" + input, "" + output);
  }
}
