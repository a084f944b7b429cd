package io.servegen.jobs.quickstart;

import io.servegen.common.UserException;
import io.servegen.jobs.Main;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.cli.Verb;
import io.servegen.jobs.storage.OutputDirectory;
import io.servegen.jobs.storage.Storage;
import io.servegen.jobs.table.Manifest;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code servegen quickstart}: raw logs become profiles become a trace, each step shown. */
@Command(
    name = "quickstart",
    description =
        "Goes the whole way on a sample log: logs, requests, profiles, a day-long trace, a report.",
    sortOptions = false)
public final class QuickstartCommand extends Verb {
  @Option(
      names = "--work",
      defaultValue = "servegen-quickstart",
      paramLabel = "DIR",
      description =
          "Folder to work in; replaced if an earlier quickstart made it. Default:"
              + " ${DEFAULT-VALUE}.")
  private String work = "servegen-quickstart";

  @Override
  protected void run(SparkRun spark) {
    if (spark.storage().exists(Storage.resolve(work, Manifest.FILE))) {
      // Another command's output is not for this one to replace.
      Manifest.read(spark.storage(), "--work", work, Manifest.Kind.QUICKSTART);
    }
    OutputDirectory folder = OutputDirectory.create(spark.storage(), work, true);
    String logs = folder.resolve("logs");
    String requests = folder.resolve("requests");
    String profiles = folder.resolve("profiles");
    String trace = folder.resolve("trace");
    step(
        "Write a day of a gateway's access log, with faults in it",
        "sample-logs",
        "--output",
        logs);
    step(
        "Read it: bad records are set aside with their reason",
        "ingest",
        "--input",
        logs,
        "--format",
        "gateway",
        "--output",
        requests);
    step(
        "Fit every client's arrivals and lengths; its batch jobs come and go within minutes",
        "fit",
        "--input",
        requests,
        "--window",
        "1m",
        "--output",
        profiles);
    step(
        "Generate a day from the profiles",
        "generate",
        "--profiles",
        profiles,
        "--duration",
        "24h",
        "--seed",
        "1",
        "--output",
        trace);
    step(
        "See how realistic it is",
        "report",
        "--actual",
        requests,
        "--trace",
        trace,
        "--output",
        folder.resolve("report"));
    Manifest.of(
            Manifest.Kind.QUICKSTART,
            verbName(),
            optionValues(),
            List.of(),
            null,
            Manifest.newCounts())
        .finish(folder);
    sayWhatIsNext(profiles);
  }

  private void step(String purpose, String... args) {
    out().println();
    out().println("# " + purpose);
    out().println("$ servegen " + String.join(" ", quoted(args)));
    out().flush();
    int exitCode = Main.run(out(), progressWriter(), args);
    if (exitCode != 0) {
      throw UserException.data(
          "quickstart stopped at 'servegen " + args[0] + "'",
          "that command failed, and says why above",
          "mend that; what the earlier steps wrote is in " + work);
    }
  }

  /** The arguments as a shell takes them. */
  private static List<String> quoted(String[] args) {
    List<String> quoted = new ArrayList<>();
    for (String arg : args) {
      quoted.add(
          arg.matches("[A-Za-z0-9_./:=~@%+,-]+") ? arg : "'" + arg.replace("'", "'\\''") + "'");
    }
    return quoted;
  }

  private void sayWhatIsNext(String profiles) {
    out().println();
    out().println("Everything is in " + work + ": logs, requests, profiles, trace and report.");
    out().println("Open in a browser: " + Storage.resolve(work, "report/report.html"));
    out().println("Try next:");
    out().println("  servegen describe --input " + profiles);
    out()
        .println(
            "  servegen generate --profiles "
                + profiles
                + " --duration 14d --clients x3 --rate x3 --output "
                + Storage.resolve(work, "trace-x3"));
    out()
        .println(
            "  servegen export --input "
                + Storage.resolve(work, "trace")
                + " --format mooncake --output "
                + Storage.resolve(work, "trace.jsonl"));
  }
}
