package io.servegen.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.imports.PoolFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a user can get wrong is answered on one screen with what is wrong, why and what to do, by
 * exit code 2 (usage) or 3 (data), without a stack trace; and nothing is written.
 */
class BadUseTest extends SparkTest {
  private static final int USAGE = 2;
  private static final int DATA = 3;
  private static final int LINES_OF_A_SCREEN = 24;

  @TempDir private static Path folder;

  /** A word for each command that reads: how its input is given, apart from its place. */
  private static final List<List<String>> READERS =
      List.of(
          List.of("ingest", "--format", "gateway", "--input"),
          List.of("import", "--input"),
          List.of("fit", "--input"),
          List.of("generate", "--profiles"),
          List.of("export", "--format", "mooncake", "--input"),
          List.of("report", "--actual"));

  @BeforeAll
  static void makeTables() throws IOException {
    new PoolFixture(folder.resolve("pool"), "language", "tiny")
        .trace("chunk-0", "0,2.0,1.5,Gamma,0.5,1.0")
        .dataset(
            "chunk-0",
            "{\"0\": {\"input_tokens\": \"{100: 1.0}\", \"output_tokens\": \"{7: 1.0}\"}}");
    succeed("import", "--input", folder.resolve("pool"), "--output", path("profiles"));
    try (SparkRun spark = spark()) {
      new RequestsFixture().add(0, "m", "c", 1, 1).write(spark, path("requests"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "quickstart",
        "sample-logs",
        "ingest",
        "import",
        "fit",
        "generate",
        "export",
        "report"
      })
  void anUnknownOption(String command) {
    String err = refused(USAGE, command, "--outptu", path("out"));
    assertThat(err).contains("Unknown option", "--outptu", "servegen " + command);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "import", "fit", "generate", "export", "report"})
  void anOptionThatIsNeeded(String command) {
    assertThat(refused(USAGE, command)).contains("Missing required option", "--help");
  }

  @Test
  void anUnknownCommand() {
    assertThat(refused(USAGE, "generat")).contains("generat", "generate");
    assertThat(refused(USAGE)).contains("Which command?", "servegen --help");
  }

  @Test
  void aMissingInput() {
    for (List<String> reader : READERS) {
      assertThat(refused(DATA, reader, path("nope"), "--output", path("out"))).contains("nope");
    }
  }

  @Test
  void anInputThatIsNoTable() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    for (List<String> reader : READERS.subList(2, READERS.size())) {
      assertThat(refused(DATA, reader, empty.toString(), "--output", path("out")))
          .contains("_servegen.json");
    }
  }

  @Test
  void anInputOfAnotherKind() {
    for (List<String> reader : List.of(READERS.get(2), READERS.get(4), READERS.get(5))) {
      assertThat(refused(DATA, reader, path("profiles"), "--output", path("out")))
          .contains("profiles");
    }
  }

  @Test
  void anOutputThatIsThere() throws IOException {
    Path ours = folder.resolve("profiles");
    Path theirs = Files.createDirectories(folder.resolve("theirs"));
    Path letter = Files.writeString(theirs.resolve("letter.txt"), "dear diary");
    for (List<String> reader : READERS.subList(0, 4)) {
      String input =
          switch (reader.get(0)) {
            case "generate" -> path("profiles");
            case "fit" -> path("requests");
            default -> path("pool");
          };
      assertThat(refused(DATA, reader, input, "--output", ours.toString()))
          .contains("exists", String.join(" ", overwrite(reader)));
      List<String> words = new ArrayList<>(List.of(input, "--output", theirs.toString()));
      words.addAll(overwrite(reader));
      assertThat(refused(DATA, reader, words.toArray(String[]::new)))
          .contains("was not made by this program");
    }
    assertThat(refused(DATA, List.of("sample-logs", "--output"), theirs.toString(), "--overwrite"))
        .contains("was not made by this program");
    assertThat(letter).hasContent("dear diary");
  }

  private static List<String> overwrite(List<String> command) {
    return command.get(0).equals("ingest")
        ? List.of("--mode", "overwrite")
        : List.of("--overwrite");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--duration | 0 | --duration",
        "--duration | soon | soon",
        "--start | yesterday | yesterday",
        "--rate | fast | fast",
        "--rate | x-1 | x-1",
        "--clients | some | some",
        "--seed | eleven | --seed",
        "--counts | exactly | --counts",
        "--compression | rar | --compression",
        "--slice-requests | 0 | --slice-requests",
        "--filter | mean_rat > 1 | mean_rate",
        "--filter | (select 1) = 1 | subquery",
        "--filter | mean_rate > | --filter",
      })
  void aWrongValueOfGenerate(String option, String value, String named) {
    String err =
        refused(
            USAGE,
            "generate",
            "--profiles",
            path("profiles"),
            "--output",
            path("out"),
            option,
            value);
    assertThat(err).contains(named);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "fit | --window | soon",
        "fit | --select | best",
        "fit | --min-requests | few",
        "import | --origin | then",
        "import | --missing-lengths | maybe",
        "ingest | --max-reject-ratio | 5",
        "ingest | --zone | Atlantis",
        "sample-logs | --duration | soon",
        "sample-logs | --requests | many",
        "export | --speedup | 0",
        "export | --parts | 0",
        "report | --window | 7m",
        "report | --window | soon",
        "report | --top | 0",
      })
  void aWrongValueOfAnotherCommand(String command, String option, String value) {
    List<String> words = new ArrayList<>(List.of(command, "--output", path("out"), option, value));
    READERS.stream()
        .filter(reader -> reader.get(0).equals(command))
        .forEach(
            reader -> {
              words.addAll(reader.subList(1, reader.size()));
              words.add(path("profiles"));
            });
    assertThat(refused(USAGE, words.toArray(new String[0]))).contains(value);
  }

  @Test
  void aRateCurveOutOfOrder() throws IOException {
    Path curve = folder.resolve("curve.csv");
    Files.writeString(curve, "offset_seconds,rate\n0,1\n600,2\n300,3\n");
    Outcome outcome =
        servegen(
            "generate", "--profiles", path("profiles"), "--output", path("out"), "--rate", curve);
    assertThat(outcome.exitCode()).isIn(USAGE, DATA);
    assertThat(looks(outcome)).contains("curve.csv", "300");
  }

  @Test
  void aFormatThatIsNotThere() {
    assertThat(
            refused(
                USAGE,
                "ingest",
                "--input",
                path("pool"),
                "--format",
                "gatway",
                "--output",
                path("out")))
        .contains("gatway", "gateway");
    assertThat(
            refused(
                USAGE,
                "export",
                "--input",
                path("profiles"),
                "--format",
                "moncake",
                "--output",
                path("out")))
        .contains("moncake", "mooncake");
  }

  private static String refused(int exitCode, List<String> reader, String... more) {
    List<String> words = new ArrayList<>(reader);
    words.addAll(Arrays.asList(more));
    return refused(exitCode, words.toArray(new String[0]));
  }

  private static String refused(int exitCode, String... words) {
    List<String> before = everything();
    Outcome outcome = servegen((Object[]) words);
    assertThat(outcome.exitCode()).as(outcome.err()).isEqualTo(exitCode);
    assertThat(everything()).isEqualTo(before);
    return looks(outcome);
  }

  private static String looks(Outcome outcome) {
    assertThat(outcome.err())
        .startsWith("servegen: ")
        .contains("\n  do:   ")
        .doesNotContain("\tat ")
        .doesNotContain("Exception");
    assertThat(outcome.err().lines().count()).isLessThanOrEqualTo(LINES_OF_A_SCREEN);
    assertThat(outcome.out()).isEmpty();
    return outcome.err();
  }

  private static String path(String name) {
    return folder.resolve(name).toString();
  }

  private static List<String> everything() {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.map(Path::toString).sorted().toList();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
