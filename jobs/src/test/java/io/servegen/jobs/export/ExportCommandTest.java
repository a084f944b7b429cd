package io.servegen.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.servegen.common.units.Times;
import io.servegen.jobs.SparkTest;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.export.TraceFixture.Request;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportCommandTest extends SparkTest {
  @TempDir private static Path shared;
  private static Path trace;

  @TempDir private Path folder;

  /** Eight days in three slices, the middle one empty of requests but for one. */
  @BeforeAll
  static void makeTrace() {
    try (SparkRun spark = spark()) {
      trace =
          new TraceFixture(
                  spark, shared.resolve("trace"), "2024-01-01T00:00:00Z", "2024-01-09T00:00:00Z")
              .slice(
                  Request.of("2024-01-01T00:00:03.000999Z", "a", "c,1", 1, 1),
                  Request.of("2024-01-01T00:00:03.002Z", "b", "c\"2", 512, 0),
                  Request.of("2024-01-01T00:00:03.002001Z", "a", "c\n3", 513, 7))
              .slice(Request.of("2024-01-02T12:00:00Z", "a", "c,1", 0, 20))
              .slice(
                  Request.of("2024-01-08T00:00:03.000999Z", "a", "c,1", 100_000, 30),
                  Request.of("2024-01-08T23:59:59.999999Z", "b", "c,1", 20, 40_000))
              .finish();
    }
  }

  private Path export(String format, Object... options) {
    Path output = folder.resolve("out." + format);
    List<Object> args =
        new ArrayList<>(
            List.of("export", "--input", trace, "--format", format, "--output", output));
    args.addAll(List.of(options));
    succeed(args.toArray());
    return output;
  }

  private List<MooncakeReader.Entry> mooncake(Object... options) throws IOException {
    return MooncakeReader.read(Files.readString(export("mooncake", options)));
  }

  private List<AzureReader.Entry> azure(Object... options) throws IOException {
    return AzureReader.read(Files.readString(export("azure", options)));
  }

  private static JsonNode record(Path output) throws IOException {
    return new ObjectMapper()
        .readTree(Files.readString(output.resolveSibling(output.getFileName() + ".servegen.json")));
  }

  @Test
  void mooncakeKeepsOrderTimesAndTokens() throws IOException {
    Path output = export("mooncake");
    List<MooncakeReader.Entry> entries = MooncakeReader.read(Files.readString(output));

    assertThat(entries)
        .extracting(MooncakeReader.Entry::timestamp)
        .containsExactly(0L, 1L, 1L, 129_596_999L, 604_800_000L, 691_196_999L);
    assertThat(entries)
        .extracting(MooncakeReader.Entry::input)
        .containsExactly(1, 512, 513, 1, 100_000, 20);
    assertThat(entries)
        .extracting(MooncakeReader.Entry::output)
        .containsExactly(1, 1, 7, 20, 30, 40_000);
    assertThat(entries.get(2).hashIds()).containsExactly(2L, 3L);
    JsonNode counts = record(output).get("counts");
    assertThat(counts.get("requests").asLong()).isEqualTo(6);
    assertThat(counts.get("input_tokens").asLong()).isEqualTo(101_047);
    assertThat(counts.get("raised_inputs").asLong()).isEqualTo(1);
    assertThat(counts.get("raised_output_tokens").asLong()).isEqualTo(1);
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("out.mooncake", "out.mooncake.servegen.json");
  }

  @Test
  void azureKeepsTheTimesOfDay() throws IOException {
    assertThat(azure())
        .extracting(AzureReader.Entry::micros)
        .containsExactly(
            Times.parseMicros("2024-01-01T00:00:03.000999"),
            Times.parseMicros("2024-01-01T00:00:03.002"),
            Times.parseMicros("2024-01-01T00:00:03.002001"),
            Times.parseMicros("2024-01-02T12:00:00"),
            Times.parseMicros("2024-01-08T00:00:03.000999"),
            Times.parseMicros("2024-01-08T23:59:59.999999"));
    assertThat(azure("--overwrite", "--speedup", "10").get(4).micros())
        .isEqualTo(Times.parseMicros("2024-01-01T00:00:03.000999") + 60_480_000_000L);
  }

  @Test
  void speedsUp() throws IOException {
    assertThat(mooncake("--speedup=2.5"))
        .extracting(MooncakeReader.Entry::timestamp)
        .containsExactly(0L, 0L, 0L, 51_838_799L, 241_920_000L, 276_478_799L);
  }

  @Test
  void selectsByTime() throws IOException {
    assertThat(mooncake("--from", "36h")).hasSize(3);
    assertThat(mooncake("--overwrite", "--from=2024-01-01T00:00:03.002", "--to=36h")).hasSize(2);
    assertThat(mooncake("--overwrite", "--to=2024-01-08T23:59:59.999999")).hasSize(5);
  }

  @Test
  void selectsByModelAndCondition() throws IOException {
    assertThat(mooncake("--models=a"))
        .extracting(MooncakeReader.Entry::timestamp)
        .containsExactly(0L, 1L, 129_596_999L, 604_800_000L);
    assertThat(mooncake("--overwrite", "--models", "b,a")).hasSize(6);
    assertThat(mooncake("--overwrite", "--filter", "input_tokens > 512 and client_id != 'x'"))
        .extracting(MooncakeReader.Entry::input)
        .containsExactly(513, 100_000);
  }

  @Test
  void takesTheFirst() throws IOException {
    assertThat(mooncake("--limit=1")).hasSize(1);
    assertThat(mooncake("--overwrite", "--limit=4")).hasSize(4);
    assertThat(mooncake("--overwrite", "--limit=1k")).hasSize(6);
    assertThat(mooncake("--overwrite", "--limit=2", "--models=a", "--from=1d"))
        .extracting(MooncakeReader.Entry::input)
        .containsExactly(1, 100_000);
  }

  @Test
  void clipsAndCounts() throws IOException {
    Path output = export("mooncake", "--max-input=1000", "--max-output=30");
    assertThat(MooncakeReader.read(Files.readString(output)))
        .extracting(entry -> entry.input() + " " + entry.output())
        .containsExactly("1 1", "512 1", "513 7", "1 20", "1000 30", "20 30");
    JsonNode counts = record(output).get("counts");
    assertThat(counts.get("clipped_inputs").asLong()).isEqualTo(1);
    assertThat(counts.get("clipped_input_tokens").asLong()).isEqualTo(99_000);
    assertThat(counts.get("clipped_output_tokens").asLong()).isEqualTo(39_970);
  }

  @Test
  void dropsAndCounts() throws IOException {
    Path output =
        export("mooncake", "--max-input=1000", "--max-output=30", "--oversize=drop", "--limit=4");
    assertThat(MooncakeReader.read(Files.readString(output))).hasSize(4);
    assertThat(record(output).get("counts").get("dropped").asLong()).isZero();

    export(
        "mooncake",
        "--max-input=512",
        "--max-output=30",
        "--oversize=drop",
        "--limit=4",
        "--overwrite");
    assertThat(MooncakeReader.read(Files.readString(output))).hasSize(3);
    JsonNode counts = record(output).get("counts");
    assertThat(counts.get("dropped").asLong()).isEqualTo(3);
    assertThat(counts.get("dropped_input_tokens").asLong()).isEqualTo(100_533);
    assertThat(counts.get("dropped_output_tokens").asLong()).isEqualTo(40_037);
  }

  @Test
  void compressesByName() throws IOException {
    Path output = folder.resolve("trace.csv.gz");
    succeed("export", "--input", trace, "--format", "azure", "--output", output);
    try (InputStream in = new GZIPInputStream(Files.newInputStream(output))) {
      assertThat(AzureReader.read(new String(in.readAllBytes(), StandardCharsets.UTF_8)))
          .hasSize(6);
    }
  }

  @Test
  void writesManyParts() throws IOException {
    Path output = export("azure", "--parts=2");
    assertThat(AzureReader.read(Files.readString(output.resolve("part-00000.csv")))).hasSize(3);
    assertThat(AzureReader.read(Files.readString(output.resolve("part-00001.csv")))).hasSize(3);
    assertThat(output.resolve("_servegen.json")).exists();
    assertThat(
            export("azure", "--parts=9", "--overwrite").toFile().list((d, n) -> n.endsWith("csv")))
        .hasSize(3);
    assertThat(folder.resolve("out.azure.unfinished")).doesNotExist();
  }

  @Test
  void replacesOnlyWhatItMade() throws IOException {
    Path output = folder.resolve("mine.jsonl");
    Files.writeString(output, "precious");
    Object[] command = {"export", "--input", trace, "--format", "mooncake", "--output", output};
    Outcome foreign = servegen(command);
    assertThat(foreign.exitCode()).isEqualTo(3);
    assertThat(foreign.err()).contains("was not made by this program");

    Files.delete(output);
    succeed(command);
    assertThat(servegen(command).err()).contains("add --overwrite");
  }

  @Test
  void saysWhatIsWrong() {
    assertThat(failure(2, "--format=moncake")).contains("did you mean 'mooncake'?");
    assertThat(failure(2, "--format=azure", "--speedup=0")).contains("--speedup is 0.0");
    assertThat(failure(2, "--format=azure", "--limit=0")).contains("--limit is 0");
    assertThat(failure(2, "--format=azure", "--parts=0")).contains("--parts is 0");
    assertThat(failure(2, "--format=azure", "--from=2d", "--to=1d")).contains("leave nothing");
    assertThat(failure(2, "--format=azure", "--filter=tokens > 1")).contains("'tokens'");
    assertThat(failure(3, "--format=azure", "--models=c")).contains("no request to export");
    assertThat(failure(3, "--format=azure", "--from=72h", "--to=96h"))
        .contains("no request to export");
  }

  private String failure(int exitCode, Object... options) {
    Path output = folder.resolve("never");
    List<Object> args = new ArrayList<>(List.of("export", "--input", trace, "--output", output));
    args.addAll(List.of(options));
    Outcome outcome = servegen(args.toArray());
    assertThat(outcome.exitCode()).isEqualTo(exitCode);
    assertThat(folder).isEmptyDirectory();
    return outcome.err();
  }

  @Test
  void refusesADamagedTrace() throws IOException {
    try (SparkRun spark = spark()) {
      Path damaged =
          new TraceFixture(
                  spark, folder.resolve("trace"), "2024-01-01T00:00:00Z", "2024-01-09T00:00:00Z")
              .slice(Request.of("2024-01-01T00:00:03Z", 1, 1))
              .slice(
                  Request.of("2024-01-02T00:00:03Z", 1, 1),
                  Request.of("2024-01-02T00:00:03Z", 1, 1))
              .finish();
      Path second = damaged.resolve("day=2024-01-02/part-0000000001.parquet");
      Files.copy(
          damaged.resolve("day=2024-01-01/part-0000000000.parquet"),
          second,
          java.nio.file.StandardCopyOption.REPLACE_EXISTING);
      Object[] command = {
        "export", "--input", damaged, "--format", "azure", "--output", folder.resolve("out")
      };
      assertThat(servegen(command).err()).contains("is not what the manifest says");
      Files.delete(second);
      Outcome missing = servegen(command);
      assertThat(missing.exitCode()).isEqualTo(3);
      assertThat(missing.err()).contains("lacks files that its manifest lists");
      assertThat(folder.resolve("out")).doesNotExist();
    }
  }
}
