package io.servegen.jobs.report.content;

import io.servegen.common.arrival.GapFamily;
import io.servegen.jobs.report.measure.Measure;
import io.servegen.jobs.report.measure.WindowStat;
import java.util.ArrayList;
import java.util.List;

/** Findings 1 and 2: how bursty arrivals are, which law they follow, and how both shift. */
final class ArrivalFindings {
  private static final double BURSTY = 1.1;
  private static final int MIN_HOURS_OF_DAY = 20;
  private static final double HOUR_SECONDS = 3600;

  private ArrivalFindings() {}

  static void ask(Subject subject, Answers answers) {
    burstiness(subject, answers);
    families(subject, answers);
    shift(subject, answers);
  }

  private static void burstiness(Subject subject, Answers answers) {
    List<WindowStat> told = subject.windowsWithGaps();
    double bursty = Numbers.mean(told, window -> window.cv() > BURSTY ? 1 : 0);
    answers.add(
        1,
        "Arrivals are often burstier than a Poisson process (CV above 1.1 in a quarter of the"
            + " windows)",
        told.isEmpty() ? null : bursty >= 0.25,
        told.isEmpty()
            ? subject.whyNoGaps()
            : "CV above 1.1 in "
                + Numbers.percent(bursty)
                + " of "
                + Numbers.count(told.size())
                + " windows, mean "
                + Numbers.twoDecimals(Numbers.mean(told, WindowStat::cv)));
  }

  private static void families(Subject subject, Answers answers) {
    List<WindowStat> fitted = Laws.fitted(subject);
    List<String> parts = new ArrayList<>();
    double beaten = 0;
    for (GapFamily family : GapFamily.values()) {
      double best = Laws.shareBest(fitted, family);
      beaten += family == GapFamily.EXPONENTIAL ? 0 : best;
      parts.add(Words.of(family) + " in " + Numbers.percent(best));
    }
    answers.add(
        1,
        "No one family fits all: Gamma or Weibull gaps are nearer than exponential ones in most"
            + " windows",
        fitted.isEmpty() ? null : beaten > 0.5,
        fitted.isEmpty()
            ? "the clock, or too few gaps, leaves nothing to compare"
            : "nearest by KS distance: "
                + String.join(", ", parts)
                + " of "
                + Numbers.count(fitted.size())
                + " windows");
  }

  private static void shift(Subject subject, Answers answers) {
    List<TimeLine.Step> whole =
        TimeLine.hours(subject, Measure.INPUT, 1).stream()
            .filter(step -> step.seconds() >= 0.9 * HOUR_SECONDS)
            .toList();
    boolean told = whole.size() >= MIN_HOURS_OF_DAY && subject.tellsGaps();
    double rates = Numbers.ratio(whole, TimeLine.Step::rate);
    double cvs = Numbers.ratio(whole, TimeLine.Step::cv);
    answers.add(
        2,
        "Rate and burstiness shift over the day (the rate by half and more between hours, the CV by"
            + " 5 %)",
        told ? rates >= 1.5 && cvs >= 1.05 : null,
        told
            ? "the busiest hour has "
                + Numbers.text(rates)
                + " times the rate of the quietest; CVs differ by a factor of "
                + Numbers.text(cvs)
            : whole.size() < MIN_HOURS_OF_DAY
                ? "the workload covers "
                    + whole.size()
                    + (whole.size() == 1 ? " whole hour" : " whole hours")
                    + ", not a day"
                : subject.whyNoGaps());
  }
}
