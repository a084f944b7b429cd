package io.servegen.jobs.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A command of the program: its options, and what it does with a Spark session. */
public abstract class Verb implements Callable<Integer> {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = "--config",
      order = 1,
      paramLabel = "FILE",
      description = "YAML file with values for these options; the command line wins.")
  private @Nullable String config;

  @Option(
      names = "--verbose",
      order = 2,
      arity = "0..1",
      fallbackValue = "true",
      description = "Show the stack trace of a failure.")
  private boolean verbose;

  @Option(names = "--help", order = 3, usageHelp = true, description = "Show this help and exit.")
  private boolean help;

  @Override
  public final Integer call() throws Exception {
    check();
    try (SparkRun spark = SparkRun.open("servegen " + commandSpec().name())) {
      run(spark);
    }
    return 0;
  }

  /** Checks what can be checked without Spark, so that a wrong option costs no start-up. */
  protected void check() {}

  /** Does the work. */
  protected abstract void run(SparkRun spark) throws Exception;

  /** Where results go; progress goes to {@link #progressWriter()}. */
  protected final PrintWriter out() {
    return commandSpec().commandLine().getOut();
  }

  /** Where progress and warnings go. */
  protected final PrintWriter progressWriter() {
    return commandSpec().commandLine().getErr();
  }

  /** The options as given or by default, by name without dashes, for the manifest. */
  protected final java.util.SortedMap<String, Object> optionValues() {
    return OptionValues.of(commandSpec());
  }

  /** The command's name. */
  protected final String verbName() {
    return commandSpec().name();
  }

  private CommandSpec commandSpec() {
    return Objects.requireNonNull(spec, "picocli sets it");
  }
}
