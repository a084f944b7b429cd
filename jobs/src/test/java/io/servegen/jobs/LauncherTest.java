package io.servegen.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.jobs.Shell.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What jobs/bin/servegen decides before any Java runs, in a project's skeleton whose folder has a
 * space in its name: a java that prints how it was called, and an mvn that makes an empty jar.
 */
class LauncherTest {
  @TempDir private Path folder;
  private Path project;
  private Path tools;

  @BeforeEach
  void skeleton() throws IOException {
    project = folder.resolve("a project");
    tools = folder.resolve("tools");
    Path launcher = project.resolve("jobs/bin/servegen");
    Files.createDirectories(launcher.getParent());
    Files.copy(Shell.project().resolve("jobs/bin/servegen"), launcher);
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
    for (String module : List.of("common", "fitting", "jobs")) {
      Files.createDirectories(project.resolve(module).resolve("src/main"));
      Files.writeString(project.resolve(module).resolve("pom.xml"), "");
    }
    Files.createDirectories(project.resolve("conf"));
    Files.writeString(project.resolve("pom.xml"), "");
    Files.createDirectories(tools);
    script(
        tools.resolve("mvn"),
        "echo built >>'" + folder + "/builds'",
        "sleep 0.3",
        "mkdir -p jobs/target/spark/jars",
        "touch jobs/target/servegen-spark.jar");
    java("17.0.15");
  }

  @Test
  void buildsOnFirstUseAndWhenSourcesAreNewer() throws IOException {
    assertThat(servegen("fit").exitCode()).isZero();
    assertThat(servegen("fit").exitCode()).isZero();
    assertThat(builds()).isEqualTo(1);

    Path source = project.resolve("fitting/src/main/New.java");
    Files.writeString(source, "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(1)));
    assertThat(servegen("fit").err()).contains("servegen: building");
    assertThat(builds()).isEqualTo(2);
    assertThat(shell().with("SERVEGEN_BUILD", "never").run(launcher(), "fit").err()).isEmpty();
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void buildsOnceForCommandsThatStartTogether() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<Result>> results = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      results.add(threads.submit(() -> servegen("fit")));
    }
    for (Future<Result> result : results) {
      assertThat(result.get().exitCode()).isZero();
    }
    threads.shutdown();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void saysThatTheBuildFailed() throws IOException {
    script(tools.resolve("mvn"), "echo 'ERROR: no such symbol'", "exit 1");
    Result result = servegen("fit");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("no such symbol", "servegen: the build failed");
  }

  @ParameterizedTest
  @CsvSource({"25.0.1,25", "1.8.0_402,8", "11.0.22,11", "16,16", "22-ea,22"})
  void refusesAJavaThatSparkDoesNotRunOn(String version, String shown) throws IOException {
    java(version);
    Result result = servegen("fit");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains(tools + "/java is Java " + shown + "\n")
        .contains("  why:  Spark 4.0 runs on Java 17 to 21\n")
        .contains("  do:   set JAVA_HOME to a JDK 17 or 21\n");
    assertThat(result.out()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"17.0.15", "18.0.1", "21.0.2", "21"})
  void takesTheJavasThatSparkRunsOn(String version) throws IOException {
    java(version);
    assertThat(servegen("fit").exitCode()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "spark-core_2.12-4.0.0 | that is Spark 4.0.0 with Scala 2.12",
        "spark-core_2.13-3.5.1 | that is Spark 3.5.1 with Scala 2.13",
        "spark-sql_2.13-4.0.0 | there is no spark-core jar in its folder jars"
      })
  void refusesASparkThatItWasNotMadeFor(String jar, String why) throws IOException {
    Path home = sparkHome(jar);
    Result result = shell().with("SPARK_HOME", home.toString()).run(launcher(), "fit");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .contains("SPARK_HOME is " + home, "  why:  " + why, "unset it to use the embedded Spark");
  }

  @Test
  void refusesASparkHomeWithoutSparkSubmit() {
    Result result = shell().with("SPARK_HOME", folder.toString()).run(launcher(), "fit");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("there is no bin/spark-submit in it");
  }

  @Test
  void handsOptionsInFrontOfTheCommandToSparkSubmit() throws IOException {
    Path home = sparkHome("spark-core_2.13-4.0.2");
    Shell shell = shell().with("SPARK_HOME", home.toString()).with("SERVEGEN_MEMORY", "");
    String jar = project.toRealPath().resolve("jobs/target/servegen-spark.jar").toString();

    assertThat(words(shell, "--master", "yarn", "--conf=a.b=c d", "fit", "--input", "x y", ""))
        .containsExactly(
            "--class",
            "io.servegen.jobs.Main",
            "--driver-memory",
            "4g",
            "--master",
            "yarn",
            "--conf",
            "a.b=c d",
            jar,
            "fit",
            "--input",
            "x y",
            "");
    assertThat(words(shell.with("SERVEGEN_MEMORY", "9g"), "fit")).contains("9g");
    Files.createDirectories(home.resolve("conf"));
    Files.writeString(home.resolve("conf/spark-defaults.conf"), "spark.driver.memory 7g\n");
    assertThat(words(shell.with("SERVEGEN_MEMORY", ""), "fit")).doesNotContain("--driver-memory");
  }

  @ParameterizedTest
  @CsvSource({"--foo, unknown option --foo", "--input=x, unknown option --input"})
  void refusesOtherOptionsInFrontOfTheCommand(String option, String problem) {
    Result result = servegen(option, "fit");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).contains("servegen: " + problem, "servegen COMMAND --");
  }

  @Test
  void runsThroughALinkFromAnotherFolder() throws IOException {
    Path link = folder.resolve("servegen");
    Files.createSymbolicLink(link, launcher());
    assertThat(shell().run(link, "fit").exitCode()).isZero();
    assertThat(project.resolve("jobs/target/servegen-spark.jar")).exists();
  }

  private Result servegen(String... arguments) {
    return shell().run(command(arguments));
  }

  /** The words, one a line, that the stand-in for spark-submit was called with. */
  private List<String> words(Shell shell, String... arguments) {
    return shell.run(command(arguments)).succeeded().out().lines().toList();
  }

  private Object[] command(String... arguments) {
    List<Object> command = new ArrayList<>(List.of(launcher()));
    command.addAll(List.of(arguments));
    return command.toArray();
  }

  private Path launcher() {
    return project.resolve("jobs/bin/servegen");
  }

  private Shell shell() {
    return new Shell(folder)
        .with("JAVA_HOME", "")
        .with("SERVEGEN_BUILD", "")
        .with("PATH", tools + ":" + System.getenv("PATH"));
  }

  private long builds() throws IOException {
    return Files.readAllLines(folder.resolve("builds")).size();
  }

  private Path sparkHome(String jar) throws IOException {
    Path home = folder.resolve("a spark");
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("jars"));
    Files.writeString(home.resolve("jars").resolve(jar + ".jar"), "");
    script(home.resolve("bin/spark-submit"), "printf '%s\\n' \"$@\"");
    return home;
  }

  /** A java of this version, which composes the command "true" where it is Spark's launcher. */
  private void java(String version) throws IOException {
    script(
        tools.resolve("java"),
        "case \"$*\" in",
        "  -version) echo 'openjdk version \"" + version + "\" 2025-04-15' >&2 ;;",
        "  *launcher.Main*) printf '\\0\\ntrue\\0' ;;",
        "esac");
    script(tools.resolve("javac"), "exit 0");
  }

  private static void script(Path file, String... lines) throws IOException {
    Files.writeString(file, "#!/usr/bin/env bash\n" + String.join("\n", lines) + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }
}
