package io.servegen.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Commands in processes of their own, as a user types them. The environment is this process's
 * without what would change a run of the launcher, and with what the test sets.
 */
public final class Shell {
  private static final int MINUTES = 10;

  private final Path folder;
  private final Map<String, String> environment = new HashMap<>(System.getenv());

  /** Commands that run in {@code folder}. */
  public Shell(Path folder) {
    this.folder = folder;
    List.of("SPARK_HOME", "SPARK_CONF_DIR", "LOG4J_CONFIGURATION_FILE", "JAVA_TOOL_OPTIONS")
        .forEach(environment::remove);
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("SERVEGEN_BUILD", "never");
    environment.put("SERVEGEN_MEMORY", "1g");
  }

  /** What a command printed and how it ended. */
  public record Result(int exitCode, String out, String err) {
    /** Fails the test, with what was printed, unless the command succeeded. */
    public Result succeeded() {
      assertThat(exitCode).as("%s%n%s", out, err).isZero();
      return this;
    }
  }

  /** The folder of the project. */
  public static Path project() {
    Path here = Path.of("").toAbsolutePath();
    return Files.exists(here.resolve("jobs")) ? here : here.getParent();
  }

  /** Sets an environment variable, or removes it where {@code value} is empty. */
  public Shell with(String name, String value) {
    if (value.isEmpty()) {
      environment.remove(name);
    } else {
      environment.put(name, value);
    }
    return this;
  }

  /** Starts a command, waits for its end and returns what it printed. */
  public Result run(Object... command) {
    try {
      Path out = Files.createTempFile("servegen", ".out");
      Path err = Files.createTempFile("servegen", ".err");
      try {
        Process process = start(out, err, command);
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
          process.destroyForcibly();
          throw new AssertionError("no end in " + MINUTES + " minutes: " + List.of(command));
        }
        return new Result(process.exitValue(), read(out), read(err));
      } finally {
        Files.delete(out);
        Files.delete(err);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private Process start(Path out, Path err, Object... command) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(java.util.Arrays.stream(command).map(Object::toString).toList())
            .directory(folder.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static String read(Path file) throws IOException {
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }
}
