package io.servegen.jobs.describe;

import io.servegen.common.UserException;
import io.servegen.common.units.Quantities;
import io.servegen.jobs.cli.Progress;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.cli.Verb;
import io.servegen.jobs.table.Manifest;
import io.servegen.jobs.table.Profiles;
import io.servegen.jobs.table.UserSql;
import io.servegen.jobs.table.Workload;
import io.servegen.jobs.window.Survey;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code servegen describe}: what a folder holds, on one screen. */
@Command(
    name = "describe",
    description = "Shows on one screen what profiles, requests or a trace hold.",
    sortOptions = false)
public final class DescribeCommand extends Verb {
  @Option(
      names = {"--input", "--profiles"},
      required = true,
      paramLabel = "PROFILES|REQUESTS|TRACE",
      description = "Folder that import, fit, ingest or generate wrote.")
  private @Nullable String input;

  @Option(
      names = "--filter",
      paramLabel = "SQL",
      description =
          "Describe these clients alone: a condition over a profile's table of clients, such as"
              + " \"share > 0.01 and category = 'reason'\".")
  private @Nullable String filter;

  @Option(
      names = "--top",
      defaultValue = "10",
      paramLabel = "N",
      description = "Show so many clients one by one. Default: ${DEFAULT-VALUE}.")
  private String top = "10";

  @Override
  protected void check() {
    shown();
  }

  @Override
  protected void run(SparkRun spark) {
    String path = Objects.requireNonNull(input);
    Manifest manifest =
        Manifest.read(
            spark.storage(),
            "--input",
            path,
            Manifest.Kind.PROFILES,
            Manifest.Kind.REQUESTS,
            Manifest.Kind.TRACE);
    try (Progress progress = Progress.start(spark, progressWriter(), "describe")) {
      Subject subject =
          manifest.kind() == Manifest.Kind.PROFILES
              ? new ProfileSubject(spark.session(), manifest, path)
              : workload(spark, path);
      Dataset<Row> clients =
          chosen(spark, subject.clients()).persist(StorageLevel.MEMORY_AND_DISK());
      new Screen(out())
          .print(
              manifest.kind() + " " + path + ", made by " + manifest.command(),
              subject,
              clients,
              shown());
      clients.unpersist();
    }
  }

  private Dataset<Row> chosen(SparkRun spark, Dataset<Row> clients) {
    return filter == null
        ? clients
        : clients.where(
            UserSql.condition(spark.session(), "--filter", filter, Profiles.CLIENTS.schema()));
  }

  private static Subject workload(SparkRun spark, String path) {
    Workload workload = Workload.open(spark, "--input", path);
    Survey survey = Survey.of(workload.rows());
    if (survey.requests() == 0) {
      throw UserException.data(
          "--input: " + path + " has no requests",
          "the table is empty",
          "look at what made it: its manifest says what was rejected or skipped");
    }
    return new WorkloadSubject(spark, workload, survey);
  }

  private int shown() {
    return (int) Math.min(Integer.MAX_VALUE, Quantities.parse(top));
  }
}
