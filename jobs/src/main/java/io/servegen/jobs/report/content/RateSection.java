package io.servegen.jobs.report.content;

import io.servegen.jobs.report.document.Axis;
import io.servegen.jobs.report.document.Figure;
import io.servegen.jobs.report.document.Section;
import io.servegen.jobs.report.document.Series;
import io.servegen.jobs.report.document.Table;
import io.servegen.jobs.report.measure.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What there is, and how rate, burstiness and mean lengths go over time. */
final class RateSection {
  private static final double MILLIS = 1e3;

  private final List<Subject> subjects;
  private final Subject actual;

  RateSection(List<Subject> subjects) {
    this.subjects = subjects;
    this.actual = subjects.get(0);
  }

  Section section() {
    List<Figure> figures = new ArrayList<>();
    figures.add(
        overTime(
            "rate",
            "When requests come: the rate over time",
            "Arrivals of all clients.",
            "rate",
            "requests/s",
            TimeLine.Step::rate));
    figures.add(
        overTime(
            "cv",
            "How bursty they are: the variation of the gaps over time",
            "Coefficient of variation of the gaps between all arrivals, inside windows; 1 for a"
                + " Poisson process.",
            "CV",
            "",
            TimeLine.Step::cv));
    figures.add(shift("input", Measure.INPUT));
    figures.add(shift("output", Measure.OUTPUT));
    return new Section(
        "over-time",
        "Over time",
        "Rates shift over the day, and mean lengths with them. Workloads of other dates are moved"
            + " to start with the actual one.",
        figures,
        List.of(overview()));
  }

  private Figure shift(String field, Measure measure) {
    return overTime(
        "mean-" + field,
        "How the mean " + field + " length shifts",
        "Mean over all answered requests of a step.",
        "mean " + field + " length",
        "tokens",
        step -> step.mean(measure));
  }

  private Figure overTime(
      String id,
      String title,
      String note,
      String label,
      String unit,
      ToDoubleFunction<TimeLine.Step> number) {
    List<Series> series = new ArrayList<>();
    for (Subject subject : subjects) {
      List<TimeLine.Step> steps = TimeLine.of(subject).steps();
      long shift = subject.shiftTo(actual);
      series.add(
          new Series(
              subject.name(),
              subject.colour(),
              Series.Mark.LINE,
              Numbers.array(steps, step -> (step.startMicros() + shift) / MILLIS),
              Numbers.array(steps, number)));
    }
    return new Figure(id, title, note, Axis.time("time"), Axis.linear(label, unit), series);
  }

  private Table overview() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Subject subject : subjects) {
      List<TimeLine.Step> steps = TimeLine.of(subject).steps();
      double seconds = subject.measured().scope().span().seconds();
      Distribution input = subject.distribution(Measure.INPUT);
      Distribution output = subject.distribution(Measure.OUTPUT);
      rows.add(
          Numbers.row(
              subject.name(),
              subject.measured().requests(),
              subject.measured().clients().count(),
              Numbers.rounded(seconds / 3600),
              Numbers.rounded(subject.measured().requests() / seconds),
              Numbers.rounded(Numbers.max(steps, TimeLine.Step::rate)),
              Numbers.rounded(new TimeLine.Step(0, 1, subject.measured().windows()).cv()),
              Numbers.rounded(input.mean()),
              Numbers.rounded(output.mean())));
    }
    return new Table(
        "overview",
        "The workloads in short",
        "",
        List.of(
            "workload",
            "requests",
            "clients",
            "hours",
            "mean rate, requests/s",
            "peak rate, requests/s",
            "CV of the gaps",
            "mean input, tokens",
            "mean output, tokens"),
        rows);
  }
}
