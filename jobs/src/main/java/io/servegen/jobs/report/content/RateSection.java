package io.servegen.jobs.report.content;

import io.servegen.jobs.report.document.Axis;
import io.servegen.jobs.report.document.Figure;
import io.servegen.jobs.report.document.Section;
import io.servegen.jobs.report.measure.Measure;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** How rate, burstiness and mean lengths go over time. */
final class RateSection {
  private final List<Subject> subjects;
  private final Subject actual;
  private final TimeLine line;

  RateSection(List<Subject> subjects) {
    this.subjects = subjects;
    this.actual = subjects.get(0);
    this.line = TimeLine.of(actual);
  }

  Section section() {
    return new Section(
        "over-time",
        "Over time",
        "Rates shift over the day, and mean lengths with them."
            + (subjects.size() == 1
                ? ""
                : " Workloads of other dates are moved to start with the actual one."),
        List.of(
            figure("rate", rateTitle(), Axis.linear("rate", "requests/s"), TimeLine.Step::rate),
            figure("cv", cvTitle(), Axis.linear("CV of the gaps", ""), TimeLine.Step::cv),
            mean("input", Measure.INPUT),
            mean("output", Measure.OUTPUT)),
        List.of());
  }

  private String rateTitle() {
    TimeLine.Step peak =
        line.steps().stream().max(Comparator.comparingDouble(TimeLine.Step::rate)).orElseThrow();
    return "Requests come at "
        + Numbers.text(actual.measured().requests() / actual.measured().scope().span().seconds())
        + "/s on average, and at the most at "
        + Numbers.text(peak.rate())
        + "/s, at "
        + Words.time(peak.startMicros());
  }

  private String cvTitle() {
    double least = Numbers.min(line.steps(), TimeLine.Step::cv);
    double greatest = Numbers.max(line.steps(), TimeLine.Step::cv);
    return Double.isNaN(least) || !actual.tellsGaps()
        ? "How bursty arrivals are cannot be told: " + actual.whyNoGaps()
        : "The gaps' coefficient of variation moves from "
            + Numbers.twoDecimals(least)
            + " to "
            + Numbers.twoDecimals(greatest)
            + " (1 is a Poisson process)";
  }

  private Figure mean(String field, Measure measure) {
    ToDoubleFunction<TimeLine.Step> mean = step -> step.mean(measure);
    return figure(
        "mean-" + field,
        "The mean "
            + field
            + " moves from "
            + Numbers.text(Numbers.min(line.steps(), mean))
            + " to "
            + Numbers.text(Numbers.max(line.steps(), mean))
            + " tokens",
        Axis.linear("mean " + field + " length", "tokens"),
        mean);
  }

  private Figure figure(String id, String title, Axis y, ToDoubleFunction<TimeLine.Step> number) {
    return new Figure(
        id,
        title,
        "In steps of " + Words.duration(line.stepMicros()) + ".",
        Axis.time("time"),
        y,
        Curves.overTime(subjects, actual, number));
  }
}
