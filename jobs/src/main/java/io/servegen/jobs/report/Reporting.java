package io.servegen.jobs.report;

import io.servegen.jobs.cli.Progress;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.report.content.ReportContent;
import io.servegen.jobs.report.content.Subject;
import io.servegen.jobs.report.document.ReportDocument;
import io.servegen.jobs.report.fidelity.Fidelity;
import io.servegen.jobs.report.fidelity.Rival;
import io.servegen.jobs.report.measure.Measured;
import io.servegen.jobs.report.measure.Scope;
import io.servegen.jobs.window.Clock;
import io.servegen.jobs.window.WindowGrid;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * From workloads to what a report says of them.
 *
 * @param grid the windows that are looked at
 * @param topClients how many of the largest clients are shown one by one
 * @param progress where progress is told
 */
record Reporting(SparkRun spark, WindowGrid grid, int topClients, PrintWriter progress) {
  /** Of what is left behind the pass: a row for each client or window. */
  private static final long MOST_PARTITIONS = 64;

  /**
   * What was made.
   *
   * @param requests by the workload's name, how many there were
   */
  record Made(ReportDocument document, Map<String, Long> requests) {}

  /**
   * Measures every workload and scores the others against the first.
   *
   * @param sources the actual workload, then the traces
   */
  Made make(String title, List<Source> sources) {
    tune();
    List<Subject> subjects = new ArrayList<>();
    try {
      try (Progress measuring = Progress.start(spark, progress, "report: measuring")) {
        for (Source source : sources) {
          subjects.add(measure(source, sources.get(0).clock(), subjects.size()));
        }
      }
      Map<String, Long> requests = new LinkedHashMap<>();
      subjects.forEach(subject -> requests.put(subject.name(), subject.measured().requests()));
      try (Progress scoring = Progress.start(spark, progress, "report: scoring")) {
        return new Made(document(title, subjects), requests);
      }
    } finally {
      subjects.forEach(subject -> subject.measured().close());
    }
  }

  /**
   * Behind the one pass over the requests come many small queries. Hundreds of tasks for one, or
   * planning it anew after each stage, would be all overhead.
   */
  private void tune() {
    long partitions = Math.min(MOST_PARTITIONS, 2L * spark.context().defaultParallelism());
    spark.session().conf().set("spark.sql.shuffle.partitions", partitions);
    spark.session().conf().set("spark.sql.adaptive.enabled", false);
  }

  private Subject measure(Source source, Clock clock, int colour) {
    Scope scope = new Scope(grid, source.span(), clock);
    Measured measured = Measured.of(spark, source.rows(), source.requests(), scope);
    return Subject.of(source.name(), colour, measured, source.rows());
  }

  private ReportDocument document(String title, List<Subject> subjects) {
    List<Rival> rivals =
        subjects.stream()
            .skip(1)
            .map(subject -> new Rival(subject.name(), subject.measured(), subject.isNaive()))
            .toList();
    Fidelity fidelity =
        rivals.isEmpty() ? null : Fidelity.of(subjects.get(0).measured(), rivals, topClients);
    return ReportContent.of(title, subjects, fidelity, topClients);
  }
}
