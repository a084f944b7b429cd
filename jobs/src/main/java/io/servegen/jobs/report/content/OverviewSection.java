package io.servegen.jobs.report.content;

import io.servegen.jobs.report.document.Section;
import io.servegen.jobs.report.document.Table;
import io.servegen.jobs.report.measure.Measure;
import io.servegen.jobs.window.LogSpan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What there is, on one line for each workload. */
final class OverviewSection {
  private OverviewSection() {}

  static Section of(List<Subject> subjects) {
    return new Section(
        "workloads",
        subjects.size() == 1 ? "The workload" : "The workloads",
        text(subjects),
        List.of(),
        List.of(
            new Table(
                "overview",
                "In short",
                "The peak is the busiest window's rate. The CV is that of the gaps between all"
                    + " arrivals, inside windows: 1 for a Poisson process, more for bursts.",
                List.of(
                    "workload",
                    "from, UTC",
                    "hours",
                    "requests",
                    "clients",
                    "mean rate, requests/s",
                    "peak rate, requests/s",
                    "CV of the gaps",
                    "mean input, tokens",
                    "mean output, tokens"),
                rows(subjects))));
  }

  private static String text(List<Subject> subjects) {
    if (subjects.size() == 1) {
      return "";
    }
    boolean naive = subjects.stream().anyMatch(Subject::isNaive);
    return "The actual workload is what the others are held against."
        + (naive
            ? " NAIVE is the actual workload resampled as a whole, as a benchmark without clients"
                + " would: in each window one Gamma process with the rate and burstiness of all,"
                + " and lengths drawn from all requests."
            : "");
  }

  private static List<List<@Nullable Object>> rows(List<Subject> subjects) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Subject subject : subjects) {
      LogSpan span = subject.measured().scope().span();
      List<TimeLine.Step> steps = TimeLine.of(subject).steps();
      rows.add(
          Numbers.row(
              subject.name(),
              Words.time(span.startMicros()),
              Numbers.rounded(span.seconds() / 3600),
              subject.measured().requests(),
              subject.measured().clients().count(),
              Numbers.rounded(subject.measured().requests() / span.seconds()),
              Numbers.rounded(Numbers.max(steps, TimeLine.Step::rate)),
              subject.tellsGaps()
                  ? Numbers.rounded(new TimeLine.Step(0, 1, subject.measured().windows()).cv())
                  : null,
              Numbers.rounded(subject.distribution(Measure.INPUT).mean()),
              Numbers.rounded(subject.distribution(Measure.OUTPUT).mean())));
    }
    return rows;
  }
}
