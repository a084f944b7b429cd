package io.servegen.jobs.report.content;

import io.servegen.common.length.LengthFamily;
import io.servegen.fitting.length.LengthFit;
import io.servegen.fitting.length.LengthSelection;
import io.servegen.fitting.score.Correlation;
import io.servegen.jobs.report.measure.Measure;
import io.servegen.jobs.report.measure.Pairing;
import java.util.List;
import java.util.Optional;

/** Findings 3 and 4: which laws lengths follow, how they depend, and how their means shift. */
final class LengthFindings {
  private static final double CLOSE = 0.1;
  private static final double SHIFT = 1.2;

  private LengthFindings() {}

  static void ask(Subject subject, Answers answers) {
    law(subject, Measure.INPUT, answers);
    law(subject, Measure.OUTPUT, answers);
    double correlation = Dependences.spearman(subject, Pairing.INPUT_OUTPUT);
    answers.add(
        3,
        "Input and output lengths hardly depend on each other (Spearman's correlation within 0.3)",
        Double.isNaN(correlation) ? null : Math.abs(correlation) <= Findings.WEAK,
        Double.isNaN(correlation)
            ? "lengths that do not vary have none"
            : "Spearman's correlation " + Numbers.twoDecimals(correlation));
    shift(subject, answers);
  }

  private static void law(Subject subject, Measure measure, Answers answers) {
    Distribution lengths = subject.distribution(measure);
    LengthFamily family = LengthLaws.ofPaper(measure);
    Optional<LengthSelection> laws = lengths.isEmpty() ? Optional.empty() : LengthLaws.fit(lengths);
    boolean told = laws.isPresent() && lengths.total() >= Findings.MIN_SAMPLES;
    double distance =
        laws.flatMap(all -> all.fit(family)).map(LengthFit::ksDistance).orElse(Double.NaN);
    answers.add(
        3,
        Words.first(Words.of(measure))
            + " are "
            + Words.of(family)
            + " (Kolmogorov–Smirnov distance at most 0.1)",
        told ? distance <= CLOSE : null,
        told ? evidence(laws.get().chosen(), family, distance) : "fewer than 1,000 lengths");
  }

  private static String evidence(LengthFit nearest, LengthFamily family, double distance) {
    return "KS distance "
        + Numbers.text(distance)
        + (nearest.family() == family
            ? ", the nearest of all laws"
            : "; the nearest law is "
                + Words.of(nearest.family())
                + " with "
                + Numbers.text(nearest.ksDistance()));
  }

  private static void shift(Subject subject, Answers answers) {
    List<TimeLine.Step> hours = TimeLine.hours(subject, Measure.INPUT, Findings.MIN_REQUESTS);
    boolean told = hours.size() >= Findings.MIN_HOURS;
    double input = Numbers.ratio(hours, step -> step.mean(Measure.INPUT));
    double output = Numbers.ratio(hours, step -> step.mean(Measure.OUTPUT));
    double both =
        Correlation.pearson(
            Numbers.array(hours, step -> step.mean(Measure.INPUT)),
            Numbers.array(hours, step -> step.mean(Measure.OUTPUT)));
    answers.add(
        4,
        "Mean lengths shift over the day (by 20 % and more between hours), inputs and outputs"
            + " each on their own (correlation within 0.5)",
        told ? Math.max(input, output) >= SHIFT && !(Math.abs(both) > 0.5) : null,
        told
            ? "mean input by a factor of "
                + Numbers.text(input)
                + ", output by "
                + Numbers.text(output)
                + "; correlation of the hours' means "
                + Numbers.twoDecimals(both)
            : "fewer than "
                + Findings.MIN_HOURS
                + " hours have "
                + Findings.MIN_REQUESTS
                + " requests");
  }
}
