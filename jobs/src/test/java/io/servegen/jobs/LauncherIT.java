package io.servegen.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.jobs.Shell.Result;
import io.servegen.jobs.imports.PoolFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program through its launcher, on the embedded Spark and under spark-submit. */
class LauncherIT {
  private static final Path SERVEGEN = Shell.project().resolve("jobs/bin/servegen");

  @TempDir private Path temporary;

  @Test
  void runsOnTheEmbeddedSparkAndUnderSparkSubmitAlike() throws IOException {
    Path folder = Files.createDirectory(temporary.resolve("a folder"));
    new PoolFixture(folder, "language", "tiny")
        .trace("chunk-0", "0,2.0,1.5,Gamma,0.5,1.0", "600,3.0,1.5,Gamma,0.5,1.0")
        .dataset(
            "chunk-0",
            "{\"0\": {\"input_tokens\": \"{100: 0.5, 200: 0.5}\", \"output_tokens\": \"{7: 1.0}\"}}");
    Shell embedded = new Shell(folder);
    Shell submitted = new Shell(folder).with("SPARK_HOME", sparkHome().toString());

    Result imported = embedded.run(SERVEGEN, "import", "--input", "language", "--output", "pro");
    assertThat(imported.succeeded().err().lines()).allMatch(line -> line.startsWith("import: "));
    assertThat(imported.out()).contains("of tiny: 2 windows with 3,000 requests");
    generate(embedded, "local[1]", "one").succeeded();
    generate(submitted, "local[2]", "two").succeeded();

    List<Path> slices = slices(folder.resolve("one"));
    assertThat(slices).hasSizeGreaterThan(10);
    for (Path slice : slices) {
      Path other = folder.resolve("two").resolve(folder.resolve("one").relativize(slice));
      assertThat(slice).hasSameBinaryContentAs(other);
    }
    assertThat(names(folder)).containsExactly("language", "one", "pro", "two");

    Result missing = generate(embedded, "local[1]", "three", "--models", "nope");
    assertThat(missing.exitCode()).isGreaterThan(1);
    assertThat(missing.err()).startsWith("servegen: ").doesNotContain("\tat ");
  }

  @Test
  void helpsWithoutStartingSpark() {
    Result help = new Shell(temporary).run(SERVEGEN, "generate", "--help").succeeded();
    assertThat(help.out()).startsWith("Usage: servegen generate");
    assertThat(help.err()).isEmpty();
    assertThat(new Shell(temporary).run(SERVEGEN, "--version").succeeded().out())
        .startsWith("servegen-spark 0.");
  }

  private static Result generate(Shell shell, String master, String output, String... more) {
    List<Object> command = new java.util.ArrayList<>(List.of(SERVEGEN, "--master", master));
    command.addAll(List.of("generate", "--profiles", "pro", "--output", output));
    command.addAll(List.of("--slice-requests", "200"));
    command.addAll(List.of(more));
    return shell.run(command.toArray());
  }

  private static Path sparkHome() {
    Path home = Shell.project().resolve("jobs/target/a spark home");
    Path maker = Shell.project().resolve("jobs/src/test/bin/spark-home");
    new Shell(Shell.project()).run(maker, home).succeeded();
    return home;
  }

  private static List<Path> slices(Path trace) throws IOException {
    try (Stream<Path> files = Files.walk(trace)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).toList();
    }
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
