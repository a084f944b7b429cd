package io.servegen.jobs.report.content;

import io.servegen.jobs.report.document.Table;
import io.servegen.jobs.report.measure.Measure;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Means and tails of some measures, of each workload that has them. */
final class MeanTable {
  private MeanTable() {}

  static Table of(String id, List<Subject> subjects, List<Measure> measures) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Measure measure : measures) {
      for (Subject subject : subjects) {
        Distribution values = subject.distribution(measure);
        if (!values.isEmpty()) {
          rows.add(
              Numbers.row(
                  Words.of(measure),
                  subject.name(),
                  values.total(),
                  Numbers.rounded(values.mean()),
                  Numbers.rounded(values.quantile(0.5)),
                  Numbers.rounded(values.quantile(0.95)),
                  Numbers.rounded(values.quantile(0.99))));
        }
      }
    }
    return new Table(
        id,
        "Means and tails",
        "Lengths and sizes in tokens; a size is that of one item.",
        List.of("of", "workload", "samples", "mean", "median", "p95", "p99"),
        rows);
  }
}
