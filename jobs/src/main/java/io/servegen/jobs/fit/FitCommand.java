package io.servegen.jobs.fit;

import static org.apache.spark.sql.functions.col;

import io.servegen.common.UserException;
import io.servegen.common.units.Durations;
import io.servegen.common.units.Quantities;
import io.servegen.fitting.SelectionRule;
import io.servegen.jobs.cli.OverwriteOption;
import io.servegen.jobs.cli.Progress;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.cli.Verb;
import io.servegen.jobs.storage.OutputDirectory;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Manifest;
import io.servegen.jobs.table.Requests;
import io.servegen.jobs.table.Workload;
import io.servegen.jobs.window.LogSpan;
import io.servegen.jobs.window.PartOptions;
import io.servegen.jobs.window.RequestScope;
import io.servegen.jobs.window.Survey;
import io.servegen.jobs.window.WindowGrid;
import java.util.List;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code servegen fit}: requests become profiles. */
@Command(
    name = "fit",
    description = "Fits every client's arrivals and lengths to logged or generated requests.",
    sortOptions = false)
public final class FitCommand extends Verb {
  @Option(
      names = "--input",
      required = true,
      paramLabel = "REQUESTS|TRACE",
      description = "Folder that ingest or generate wrote.")
  private @Nullable String input;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "PROFILES",
      description = "Folder to write the profiles to.")
  private @Nullable String output;

  @Option(
      names = "--window",
      defaultValue = "10m",
      paramLabel = "DURATION",
      description =
          "A client's rate and the form of its gaps hold for so long. Default: ${DEFAULT-VALUE}.")
  private String window = "10m";

  @Option(
      names = "--epoch",
      defaultValue = "6h",
      paramLabel = "DURATION",
      description = "A client's lengths hold for so long. Default: ${DEFAULT-VALUE}.")
  private String epoch = "6h";

  @Mixin private final PartOptions part = new PartOptions();

  @Option(
      names = "--select",
      defaultValue = "ks",
      paramLabel = "ks|aic",
      description =
          "Choose families of gaps and lengths by Kolmogorov-Smirnov distance or by Akaike's"
              + " criterion. Default: ${DEFAULT-VALUE}.")
  private SelectionRule select = SelectionRule.KS;

  @Option(
      names = "--failed",
      defaultValue = "include",
      paramLabel = "include|exclude",
      description =
          "Requests that failed: they arrive like all others, or are left out. Their lengths are"
              + " left out either way. Default: ${DEFAULT-VALUE}.")
  private FailedRequests failed = FailedRequests.INCLUDE;

  @Option(
      names = "--min-requests",
      defaultValue = "1",
      paramLabel = "N",
      description =
          "Take the clients of a model with fewer requests as one client named (rare)."
              + " Default: ${DEFAULT-VALUE}, which takes none.")
  private String minRequests = "1";

  @Mixin private final OverwriteOption overwrite = new OverwriteOption();

  @Override
  protected void check() {
    settings();
  }

  @Override
  protected void run(SparkRun spark) {
    String source = Objects.requireNonNull(input);
    String target = Objects.requireNonNull(output);
    Workload workload = Workload.open(spark, "--input", source);
    OutputDirectory.checkApart(spark.storage(), target, source);
    OutputDirectory.check(spark.storage(), target, overwrite.isSet());
    FitSettings settings = settings();
    RequestScope scope = part.of(workload, settings.windows());
    try (Progress progress = Progress.start(spark, progressWriter(), "fit")) {
      Dataset<Row> requests = requests(workload, scope);
      Survey survey = Survey.of(requests);
      requireSome(survey, source);
      LogSpan span = scope.span(workload, survey, settings.windows());
      FitResult result =
          write(
              spark, new Fit(spark, settings, Fit.REQUESTS_PER_PARTITION), requests, survey, span);
      result.print(out(), target);
    }
  }

  private FitResult write(
      SparkRun spark, Fit fit, Dataset<Row> requests, Survey survey, LogSpan span) {
    OutputDirectory directory =
        OutputDirectory.create(spark.storage(), Objects.requireNonNull(output), overwrite.isSet());
    try {
      FitResult result = fit.write(requests, survey, span, directory.path());
      Manifest.of(
              Manifest.Kind.PROFILES,
              verbName(),
              optionValues(),
              List.of(Objects.requireNonNull(input)),
              null,
              result.counts())
          .finish(directory);
      return result;
    } catch (RuntimeException e) {
      directory.discard();
      throw e;
    }
  }

  private Dataset<Row> requests(Workload workload, RequestScope scope) {
    Dataset<Row> rows = scope.of(workload);
    return failed == FailedRequests.INCLUDE
        ? rows
        : rows.where(col(Column.STATUS).notEqual(Requests.STATUS_FAILED));
  }

  private static void requireSome(Survey survey, String source) {
    if (survey.requests() == 0) {
      throw UserException.data(
          "--input: " + source + " has no requests to fit",
          "none is there, or none is left by --from, --to, --models and --failed",
          "give another input, or wider limits");
    }
  }

  private FitSettings settings() {
    long least = Quantities.parse(minRequests);
    return new FitSettings(
        grid("--window", window), grid("--epoch", epoch), select, failed, Math.max(1, least));
  }

  private static WindowGrid grid(String option, String text) {
    return new WindowGrid(Durations.toMicros(Durations.parsePositive(option, text)));
  }
}
