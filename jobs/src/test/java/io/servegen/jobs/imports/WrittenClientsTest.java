package io.servegen.jobs.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.servegen.jobs.SparkTest;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.table.Manifest;
import io.servegen.jobs.table.ProfileSpan;
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
import org.junit.jupiter.params.provider.CsvSource;

class WrittenClientsTest extends SparkTest {
  private static final Path EXAMPLE = Path.of("..", "conf", "clients", "example.yaml");

  @TempDir private Path folder;

  private Dataset<Row> table(Profiles table) {
    try (SparkRun spark = spark()) {
      return table.read(spark.session(), folder.resolve("profiles").toString());
    }
  }

  private List<Row> rows(Profiles table, String condition) {
    return table(table).where(condition).orderBy(table.sortColumns()[0]).collectAsList();
  }

  private String importing(Path file) {
    return succeed("import", "--input", file, "--output", folder.resolve("profiles"));
  }

  @Test
  void theExampleIsWhatItSays() {
    assertThat(importing(EXAMPLE)).contains("imported 6 clients of assistant, thinker, viewer");

    try (SparkRun spark = spark()) {
      Manifest manifest =
          Manifest.read(
              spark.storage(),
              "--input",
              folder.resolve("profiles").toString(),
              Manifest.Kind.PROFILES);
      assertThat(ProfileSpan.read(manifest).windows()).isEqualTo(144);
    }
    assertThat(table(Profiles.CLIENTS).select("client_id", "category").collectAsList())
        .extracting(row -> row.getString(0) + " " + row.getString(1))
        .containsExactlyInAnyOrder(
            "batch language",
            "chat-1 language",
            "chat-2 language",
            "chat-3 language",
            "solver reason",
            "camera multimodal");

    Row batch = rows(Profiles.ARRIVALS, "client_id = 'batch'").get(0);
    assertThat(batch.<String>getAs("family")).isEqualTo("gamma");
    assertThat(batch.<Double>getAs("shape")).isCloseTo(0.25, within(1e-9));
    assertThat(batch.<Double>getAs("cv")).isCloseTo(2, within(1e-9));
    assertThat(batch.<Long>getAs("requests")).isEqualTo(2400);

    List<Row> chat = rows(Profiles.ARRIVALS, "client_id = 'chat-2'");
    assertThat(chat).hasSize(144);
    assertThat(chat.get(0).<Double>getAs("rate"))
        .as("the mean over the window of the line from 0.2 at 0h to 0.1 at 6h")
        .isCloseTo(0.2 - 0.1 / 72, within(1e-9));
    assertThat(chat.get(84).<Double>getAs("rate")).isCloseTo(2 - 0.8 / 48, within(1e-9));
  }

  @Test
  void lengthsAreLawsListsAndNumbersThatMayChange() {
    importing(EXAMPLE);

    Row exponential =
        rows(Profiles.LENGTHS, "client_id = 'camera' and field = 'output_tokens'").get(0);
    assertThat(exponential.<String>getAs("family")).isEqualTo("exponential");
    assertThat(exponential.getList(exponential.fieldIndex("parameters"))).isEqualTo(List.of(120.0));
    assertThat(exponential.<Double>getAs("mean")).isCloseTo(120, within(0.1));

    Row cut = rows(Profiles.LENGTHS, "client_id = 'chat-1' and field = 'output_tokens'").get(0);
    assertThat(cut.isNullAt(cut.fieldIndex("family"))).as("a cut law is another law").isTrue();
    assertThat(cut.<Double>getAs("max")).isLessThanOrEqualTo(8192);
    assertThat(cut.getList(5).get(0)).isEqualTo(1.0);

    List<Row> batch = rows(Profiles.LENGTHS, "client_id = 'batch' and field = 'input_tokens'");
    assertThat(batch).hasSize(2);
    assertThat(batch.get(0).getList(6)).isEqualTo(List.of(1.0, 2.0, 4.0, 2.0));
    assertThat(batch.get(1).getList(5)).isEqualTo(List.of(2000.0, 2001.0));
    assertThat(batch.get(1).<Double>getAs("epoch_seconds")).isEqualTo(43_200);
    assertThat(rows(Profiles.LENGTHS, "client_id = 'chat-1' and field = 'input_tokens'"))
        .as("every client has rows for every epoch")
        .hasSize(2);
  }

  @Test
  void aTraceCanBeMadeOfThem() {
    importing(EXAMPLE);
    assertThat(
            succeed(
                "generate",
                "--profiles",
                folder.resolve("profiles"),
                "--output",
                folder.resolve("trace"),
                "--duration",
                "1h"))
        .contains("of 6 clients");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "clents: []|'clents' is not a key of it|did you mean 'clients'?",
        "clients: []|clients cannot be understood|a list with something in it",
        "window: 7m; clients: []|whole windows|1.yaml",
        "duration: soon; clients: []|'soon' is not a duration|duration",
        "model: m; clients: [{id: a}]|clients[0] cannot be understood|no 'rate'",
        "model: m; clients: [{id: a, rate: -1}]|clients[0].rate|at least 0.0, and is -1",
        "model: m; clients: [{id: a, rate: fast}]|clients[0].rate|is to be a number",
        "model: m; clients: [{id: a, rate: {0: 1}}]|'0' is not a duration|90m",
        "clients: [{id: a, rate: 1}]|no 'model'|clients/example.yaml",
        "model: m; clients: [{id: a, rate: 1}]|no 'lengths'|conf",
        "model: m; clients: [{id: a, rate: 1, gaps: {cv: 2, shape: 1}}]|one of shape and cv|gaps",
        "model: m; clients: [{id: a, rate: 1, gaps: {family: poisson}}]|'poisson' is no family|g",
        "model: m; clients: [{id: a, rate: 1, gaps: {family: exponential, cv: 2}}]|by definition|g",
        "model: m; clients: [{id: a, rate: 1, lengths: {input_tokens: 1}}]|no 'output_tokens'|[0]",
        "model: m; clients: [{id: a, rate: 1, lengths: {output_tokens: 1}}]|one of input_tokens|[0]",
        "model: m; clients: [{id: a, rate: 1, lengths: {output_tokens: 1.5, input_tokens: 1}}]|no count|o",
        "model: m; clients: [{id: a, rate: 1, lengths: {output_tokens: {family: exp}}}]|no family|out",
        "model: m; clients: [{id: a, rate: 1, lengths: {output_tokens: {family: gamma, shape: 1}}}]|no 'scale'|o",
        "model: m; clients: [{id: a, rate: 1, lengths: {output_tokens: {family: gamma, shape: -1, scale: 1}}}]|shape|o",
        "model: m; clients: [{id: a, rate: 1, lengths: {output_tokens: {values: [1], weights: [1, 2]}}}]|1 values and 2 weights|o",
        "model: m; clients: [{id: a, rate: 1, lengths: {output_tokens: 1, text_tokens: 1, image_count: 1}}]|go together|i",
        "model: m; clients: [{id: a, rate: 1, lengths: [{from: 10m, output_tokens: 1, input_tokens: 1}]}]|at the start|0s",
        "model: m; clients: [{id: a, rate: 1, lengths: [{from: 0s, output_tokens: 1, input_tokens: 1}, {from: 1m, output_tokens: 1, input_tokens: 1}]}]|within a window|c",
        "clients: [|is not readable as YAML|line"
      })
  void saysWhatIsWrongAndWhere(String yaml, String problem, String detail) throws IOException {
    Path file = Files.writeString(folder.resolve("1.yaml"), yaml.replace("; ", "\n"));
    Outcome outcome = servegen("import", "--input", file, "--output", folder.resolve("none"));

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains(problem).contains(detail).contains("1.yaml");
    assertThat(folder.resolve("none")).doesNotExist();
  }

  @Test
  void refusesTwoOfOneName() throws IOException {
    String client = "{id: a, rate: 1, lengths: {output_tokens: 1, input_tokens: 1}}";
    Path file =
        Files.writeString(
            folder.resolve("2.yaml"), "model: m\nclients: [" + client + ", " + client + "]");
    assertThat(servegen("import", "--input", file, "--output", folder.resolve("none")).err())
        .contains("there is another client 'a' of m");
  }
}
