package io.servegen.jobs;

import io.servegen.common.UserException;
import io.servegen.jobs.cli.ConfigFile;
import io.servegen.jobs.cli.Failures;
import io.servegen.jobs.cli.HelpPage;
import io.servegen.jobs.describe.DescribeCommand;
import io.servegen.jobs.export.ExportCommand;
import io.servegen.jobs.fit.FitCommand;
import io.servegen.jobs.generate.GenerateCommand;
import io.servegen.jobs.imports.ImportCommand;
import io.servegen.jobs.ingest.IngestCommand;
import io.servegen.jobs.quickstart.QuickstartCommand;
import io.servegen.jobs.report.ReportCommand;
import io.servegen.jobs.samplelogs.SampleLogsCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program {@code servegen}: {@code spark-submit --class io.servegen.jobs.Main … CMD …}. */
@Command(
    name = "servegen",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description = "Realistic LLM serving workloads: fitted and generated client by client.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      HelpCommand.class,
      QuickstartCommand.class,
      SampleLogsCommand.class,
      IngestCommand.class,
      ImportCommand.class,
      FitCommand.class,
      DescribeCommand.class,
      GenerateCommand.class,
      ExportCommand.class,
      ReportCommand.class
    })
public final class Main implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  private Main() {}

  /**
   * Runs one command. Returns normally on success and ends the process with the failure's exit code
   * otherwise: managed platforms take an exit, even with 0, for a failure.
   */
  public static void main(String[] args) {
    int exitCode = run(args);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  /**
   * Runs one command inside this JVM, on the Spark session that is already there or on one of its
   * own, which it stops.
   *
   * @return 0 done, 1 our fault, 2 wrong usage or configuration, 3 wrong data
   */
  public static int run(String... args) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    return run(out, err, args);
  }

  /** As {@link #run(String...)}, with what would go to the screen sent to two writers. */
  public static int run(PrintWriter out, PrintWriter err, String... args) {
    CommandLine commandLine =
        commandLine()
            .setOut(out)
            .setErr(err)
            .setExecutionExceptionHandler(Failures::onExecution)
            .setParameterExceptionHandler(
                (failure, expanded) -> Failures.onParameters(failure, args));
    try {
      return commandLine.execute(ConfigFile.expand(commandLine, args));
    } catch (UserException e) {
      return Failures.print(err, e, ConfigFile.wantsStackTrace(args));
    }
  }

  /** The commands and their options. */
  static CommandLine commandLine() {
    CommandLine commandLine =
        new CommandLine(new Main())
            .setAbbreviatedOptionsAllowed(false)
            .setCaseInsensitiveEnumValuesAllowed(true);
    HelpPage.applyTo(commandLine);
    return commandLine;
  }

  @Override
  public void run() {
    CommandSpec mine = Objects.requireNonNull(spec);
    throw new ParameterException(mine.commandLine(), "Which command?");
  }

  /** The version of the jar, or "development" where the classes were not packaged. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"servegen-spark " + (version == null ? "development" : version)};
    }
  }
}
