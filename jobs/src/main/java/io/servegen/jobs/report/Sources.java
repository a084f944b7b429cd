package io.servegen.jobs.report;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_micros;

import io.servegen.common.UserException;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.report.content.ReportContent;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Workload;
import io.servegen.jobs.window.Clock;
import io.servegen.jobs.window.PartOptions;
import io.servegen.jobs.window.RequestScope;
import io.servegen.jobs.window.Survey;
import io.servegen.jobs.window.WindowGrid;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What a report is made from: the part of each workload that the options name.
 *
 * @param part which part of each workload
 * @param grid the windows that offsets are counted from
 */
record Sources(PartOptions part, WindowGrid grid) {

  /** The workloads' parts, by names: the actual one is the first. */
  List<Source> of(List<Workload> workloads) {
    List<Source> sources = new ArrayList<>();
    for (Workload workload : workloads) {
      sources.add(source(workload, name(sources.size(), workloads.size())));
    }
    return sources;
  }

  /**
   * NAIVE, made from a profile of the actual workload's part. What is made beyond the edges of that
   * part's span is left out.
   *
   * @param profile a folder for the profile, free
   */
  Source naive(
      SparkRun spark, Workload actual, Source of, String profile, long seed, PrintWriter progress) {
    NaiveWorkload made =
        NaiveWorkload.of(spark, actual.path(), profile, part.words(), seed, progress);
    Dataset<Row> inside =
        made.rows()
            .where(col(Column.ARRIVAL).geq(time(of.span().startMicros())))
            .where(col(Column.ARRIVAL).lt(time(of.span().endMicros())));
    return new Source(ReportContent.NAIVE, inside, of.requests(), of.span(), of.clock());
  }

  private Source source(Workload workload, String name) {
    RequestScope scope = part.of(workload, grid);
    Dataset<Row> rows = scope.of(workload);
    Survey survey = Survey.of(rows);
    if (survey.requests() == 0) {
      throw UserException.data(
          workload.path() + " has no requests to report on",
          "none is there, or none is left by --from, --to and --models",
          "give another input, or wider limits");
    }
    Clock coarsest =
        survey.models().values().stream()
            .map(model -> model.clock())
            .max(Comparator.comparingLong(Clock::tickMicros))
            .orElse(Clock.FINEST);
    return new Source(name, rows, survey.requests(), scope.span(workload, survey, grid), coarsest);
  }

  private static String name(int number, int workloads) {
    return number == 0 ? "actual" : workloads == 2 ? "trace" : "trace " + number;
  }

  private static org.apache.spark.sql.Column time(long micros) {
    return timestamp_micros(lit(micros));
  }
}
