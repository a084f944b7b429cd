package io.servegen.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.servegen.jobs.SharedData;
import io.servegen.jobs.SparkTest;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.table.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoolExportTest extends SparkTest {
  @TempDir private Path folder;

  private Path file(String name, String... lines) throws IOException {
    Path file = folder.resolve("in").resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private String exportPool(Object... options) {
    succeed(
        "import",
        "--input",
        folder.resolve("in"),
        "--output",
        folder.resolve("profiles"),
        "--missing-lengths=pool",
        "--overwrite");
    Object[] args = {
      "export",
      "--input",
      folder.resolve("profiles"),
      "--format=servegen-pool",
      "--output",
      folder.resolve("data"),
      "--overwrite"
    };
    Object[] all = java.util.Arrays.copyOf(args, args.length + options.length);
    System.arraycopy(options, 0, all, args.length, options.length);
    return succeed(all);
  }

  private JsonNode dataset(String name) throws IOException {
    return new ObjectMapper().readTree(folder.resolve("data").resolve(name).toFile());
  }

  @ParameterizedTest
  @ValueSource(strings = {"servegen/reason/deepseek-r1", "servegen/multimodal/mm-image"})
  void aPoolThatWentThroughIsTheSamePool(String pool) {
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    Path data = folder.resolve("data");
    succeed("import", "--input", SharedData.path(pool), "--output", first);
    succeed("export", "--input", first, "--format", "servegen-pool", "--output", data);
    succeed("import", "--input", data, "--output", second);

    try (SparkRun spark = spark()) {
      for (Profiles table : List.of(Profiles.CLIENTS, Profiles.ARRIVALS, Profiles.LENGTHS)) {
        Dataset<Row> before = table.read(spark.session(), first.toString());
        Dataset<Row> after = table.read(spark.session(), second.toString());
        assertThat(before.exceptAll(after).count()).as("%s lost", table).isZero();
        assertThat(after.exceptAll(before).count()).as("%s new", table).isZero();
      }
    }
  }

  @Test
  void everyClientHasTheSameWindowsAndNamesThatServeGenReads() throws IOException {
    file(
        "language/m/chunk-7-trace.csv",
        "0,1,1.5,Gamma,0.5,1",
        "600,0,0,,0,0",
        "1200,2,1,Exponential,1,1");
    file(
        "language/m/chunk-7-dataset.json",
        "{\"0\": {\"input_tokens\": \"{3: 0.5, 5: 0.5}\", \"output_tokens\": \"{7: 1.0}\"}}");
    file("language/m/chunk-12-trace.csv", "0,0,0,,0,0", "600,3,2,Weibull,0.7,1");
    file(
        "language/m/chunk-12-dataset.json",
        "{\"0\": {\"input_tokens\": \"{9: 1.0}\", \"output_tokens\": \"{8: 1.0}\"}}");

    assertThat(exportPool()).contains("exported 2 clients of m to").doesNotContain("renumbered");

    Path model = folder.resolve("data/language/m");
    assertThat(Files.readAllLines(model.resolve("chunk-7-trace.csv")))
        .containsExactly("0,1.0,1.5,Gamma,0.5,2.0", "600,0,0,,0,0", "1200,2.0,1.0,Gamma,1.0,0.5");
    assertThat(Files.readAllLines(model.resolve("chunk-12-trace.csv")))
        .satisfiesExactly(
            line -> assertThat(line).isEqualTo("0,0,0,,0,0"),
            line -> assertThat(line).startsWith("600,3.0,2.0,Weibull,0.7,"),
            line -> assertThat(line).isEqualTo("1200,0,0,,0,0"));
    assertThat(dataset("language/m/chunk-7-dataset.json").path("0").path("input_tokens").asText())
        .isEqualTo("{3: 0.5, 5: 0.5}");
  }

  @Test
  void otherNamesAreNumberedByTheirRequests() throws IOException {
    file("language/m/small, \"one\"-trace.csv", "0,1,1,Gamma,1,1");
    file("language/m/big-trace.csv", "0,2,1,Gamma,1,1");
    file(
        "language/m/big-dataset.json",
        "{\"0\": {\"input_tokens\": \"{3: 1}\", \"output_tokens\": \"{7: 1}\"}}");

    assertThat(exportPool())
        .contains("renumbered: see its clients.csv")
        .contains("1 clients have no lengths of their own");

    Path model = folder.resolve("data/language/m");
    assertThat(Files.readAllLines(model.resolve("clients.csv")))
        .containsExactly("chunk,client_id", "0,big", "1,\"small, \"\"one\"\"\"");
    assertThat(model.resolve("chunk-0-trace.csv")).content().startsWith("0,2.0");
    assertThat(dataset("language/m/chunk-1-dataset.json").path("0").path("output_tokens").asText())
        .as("the model's pooled lengths")
        .isEqualTo("{7: 1.0}");
  }

  @Test
  void activeEpochsAlwaysHaveLengths() throws IOException {
    file("multimodal/m/chunk-0-trace.csv", "0,1,1,Gamma,1,1", "600,1,1,Gamma,1,1", "1200,0,0,,0,0");
    file(
        "multimodal/m/chunk-0-dataset.json",
        "{\"0\": {\"text_tokens\": \"{}\", \"output_tokens\": \"{}\"},",
        " \"600\": {\"text_tokens\": \"{3: 1}\", \"output_tokens\": \"{7: 1}\"},",
        " \"1200\": {\"text_tokens\": \"{}\", \"output_tokens\": \"{}\"}}");
    file("multimodal/m/chunk-1-trace.csv", "0,0,0,,0,0", "600,0,0,,0,0", "1200,1,1,Gamma,1,1");
    file(
        "multimodal/m/chunk-1-dataset.json",
        "{\"1200\": {\"text_tokens\": \"{3: 1}\", \"image_count\": \"{2: 1}\",",
        " \"image_tokens\": \"{100: 1}\", \"output_tokens\": \"{7: 1}\"}}");

    assertThat(exportPool()).contains("1 active epochs have no lengths");

    JsonNode dataset = dataset("multimodal/m/chunk-0-dataset.json");
    assertThat(dataset.fieldNames()).toIterable().containsExactly("0", "600", "1200");
    assertThat(dataset.path("0").path("output_tokens").asText()).isEqualTo("{7: 1.0}");
    assertThat(dataset.path("0").path("image_count").asText()).isEqualTo("{0: 1.0}");
    assertThat(dataset.path("1200").path("output_tokens").asText()).isEqualTo("{}");
    assertThat(
            dataset("multimodal/m/chunk-1-dataset.json").path("1200").path("image_count").asText())
        .isEqualTo("{2: 1.0}");
  }

  @Test
  void selectsClients() throws IOException {
    for (String model : List.of("a", "b")) {
      for (int chunk = 0; chunk < 2; chunk++) {
        file(
            "language/" + model + "/chunk-" + chunk + "-trace.csv",
            "0," + (chunk + 1) + ",1,Gamma,1,1");
        file(
            "language/" + model + "/chunk-" + chunk + "-dataset.json",
            "{\"0\": {\"input_tokens\": \"{3: 1}\", \"output_tokens\": \"{7: 1}\"}}");
      }
    }
    exportPool("--models=b", "--filter=requests > 600");
    assertThat(folder.resolve("data/language")).isDirectoryContaining("glob:**b");
    assertThat(folder.resolve("data/language/b").toFile().list())
        .containsExactlyInAnyOrder("chunk-1-trace.csv", "chunk-1-dataset.json");

    Outcome none =
        servegen(
            "export",
            "--input",
            folder.resolve("profiles"),
            "--format=servegen-pool",
            "--models=c",
            "--output",
            folder.resolve("none"));
    assertThat(none.exitCode()).isEqualTo(3);
    assertThat(none.err()).contains("there is no client to export");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void saysWhatDoesNotGo() {
    Outcome outcome =
        servegen(
            "export",
            "--input",
            folder,
            "--format=servegen-pool",
            "--output",
            folder.resolve("none"),
            "--speedup=2");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("--speedup does not go with --format servegen-pool");
    assertThat(
            servegen(
                    "export",
                    "--input",
                    folder,
                    "--format=servegen-pool",
                    "--output",
                    folder.resolve("none"))
                .err())
        .contains("has no _servegen.json");
  }
}
