package io.servegen.jobs.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.servegen.common.UserException;
import io.servegen.common.units.Durations;
import io.servegen.common.units.Quantities;
import io.servegen.jobs.cli.OverwriteOption;
import io.servegen.jobs.cli.Progress;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.cli.Verb;
import io.servegen.jobs.report.document.ReportDocument;
import io.servegen.jobs.report.page.ReportJson;
import io.servegen.jobs.report.page.ReportPage;
import io.servegen.jobs.storage.OutputDirectory;
import io.servegen.jobs.table.Manifest;
import io.servegen.jobs.table.Workload;
import io.servegen.jobs.window.PartOptions;
import io.servegen.jobs.window.WindowGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code servegen report}: shows a workload, and scores traces against it. */
@Command(
    name = "report",
    description = "Shows a workload on one page, and scores how realistic traces of it are.",
    sortOptions = false)
public final class ReportCommand extends Verb {
  private static final long MINUTE_MICROS = 60_000_000;
  private static final long COARSEST_SCALE_MICROS = 600_000_000;

  /** Where NAIVE's profile is while the report is made. */
  private static final String PROFILE = "_profile";

  @Option(
      names = "--actual",
      required = true,
      paramLabel = "REQUESTS|TRACE",
      description = "Folder of the workload to show, written by ingest or generate.")
  private @Nullable String actual;

  @Option(
      names = "--trace",
      paramLabel = "TRACE",
      description =
          "Folder of a trace to score against it; may be given several times. Without one the actual"
              + " workload is shown alone.")
  private List<String> traces = List.of();

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write report.html, report.json and the tables to.")
  private @Nullable String output;

  @Mixin private final PartOptions part = new PartOptions();

  @Option(
      names = "--window",
      defaultValue = "10m",
      paramLabel = "DURATION",
      description =
          "Show rates, burstiness and mean lengths by windows of so many minutes; one window's"
              + " arrivals have to fit into a task's memory. Default: ${DEFAULT-VALUE}.")
  private String window = "10m";

  @Option(
      names = "--top",
      defaultValue = "10",
      paramLabel = "N",
      description = "Show so many of the largest clients one by one. Default: ${DEFAULT-VALUE}.")
  private String top = "10";

  @Option(
      names = "--naive",
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "true",
      description =
          "Compare with NAIVE as well, the actual workload resampled as a whole; this fits it"
              + " first. Default: ${DEFAULT-VALUE}.")
  private boolean naive = true;

  @Option(
      names = "--seed",
      defaultValue = "0",
      paramLabel = "N",
      description = "Seed of NAIVE. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Mixin private final OverwriteOption overwrite = new OverwriteOption();

  @Override
  protected void check() {
    grid();
    topClients();
  }

  @Override
  protected void run(SparkRun spark) {
    List<String> inputs = new ArrayList<>(List.of(Objects.requireNonNull(actual)));
    inputs.addAll(traces);
    List<Workload> workloads = new ArrayList<>();
    for (String input : inputs) {
      String option = workloads.isEmpty() ? "--actual" : "--trace";
      workloads.add(Workload.open(spark, option, input));
    }
    String target = Objects.requireNonNull(output);
    OutputDirectory.checkApart(spark.storage(), target, inputs.toArray(String[]::new));
    OutputDirectory.check(spark.storage(), target, overwrite.isSet());
    Reporting reporting = new Reporting(spark, grid(), topClients(), progressWriter());
    Sources maker = new Sources(part, grid());
    List<Source> sources;
    try (Progress progress = Progress.start(spark, progressWriter(), "report: surveying")) {
      sources = new ArrayList<>(maker.of(workloads));
    }
    OutputDirectory directory = OutputDirectory.create(spark.storage(), target, overwrite.isSet());
    try {
      if (naive && !traces.isEmpty()) {
        String profile = directory.resolve(PROFILE);
        sources.add(
            maker.naive(spark, workloads.get(0), sources.get(0), profile, seed, progressWriter()));
      }
      Reporting.Made made = reporting.make(title(), sources);
      spark.storage().delete(directory.resolve(PROFILE));
      write(spark, made, inputs, directory);
    } catch (RuntimeException e) {
      directory.discard();
      throw e;
    }
  }

  private void write(
      SparkRun spark, Reporting.Made made, List<String> inputs, OutputDirectory directory) {
    ReportDocument document = made.document();
    spark.storage().writeText(directory.resolve("report.html"), ReportPage.html(document));
    spark.storage().writeText(directory.resolve("report.json"), ReportJson.json(document));
    ReportTables.write(spark.session(), document, directory.path());
    ObjectNode counts = Manifest.newCounts();
    made.requests().forEach((name, requests) -> counts.put(name + " requests", requests));
    if (document.headline() != null) {
      counts.put("headline", document.headline().score());
    }
    Manifest.of(Manifest.Kind.REPORT, verbName(), optionValues(), inputs, seed, counts)
        .finish(directory);
    new ReportSummary(out()).print(document, directory.resolve("report.html"));
  }

  private String title() {
    String shown = "servegen report: " + lastName(Objects.requireNonNull(actual));
    return traces.isEmpty()
        ? shown
        : shown
            + " against "
            + String.join(", ", traces.stream().map(ReportCommand::lastName).toList());
  }

  private static String lastName(String path) {
    return new Path(path).getName();
  }

  private WindowGrid grid() {
    long micros = Durations.toMicros(Durations.parsePositive("--window", window));
    boolean fits =
        micros % MINUTE_MICROS == 0
            && (COARSEST_SCALE_MICROS % micros == 0 || micros % COARSEST_SCALE_MICROS == 0);
    if (!fits) {
      throw UserException.usage(
          "--window " + window + " does not go with counts per minute and per ten minutes",
          "windows are 1, 2, 5 or 10 minutes, or a multiple of 10",
          "give one of these, such as 10m");
    }
    return new WindowGrid(micros);
  }

  private int topClients() {
    long wanted = Quantities.parse(top);
    if (wanted < 1 || wanted > 100) {
      throw UserException.usage(
          "--top " + top + " is not from 1 to 100",
          "each client is a line in several charts",
          "give a smaller number of clients");
    }
    return (int) wanted;
  }
}
