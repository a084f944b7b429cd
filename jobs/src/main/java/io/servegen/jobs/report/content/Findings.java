package io.servegen.jobs.report.content;

import io.servegen.common.arrival.GapFamily;
import io.servegen.fitting.length.LengthSelection;
import io.servegen.jobs.report.document.Finding;
import io.servegen.jobs.report.document.Finding.Verdict;
import io.servegen.jobs.report.measure.Measure;
import io.servegen.jobs.report.measure.Pairing;
import io.servegen.jobs.report.measure.WindowStat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one workload says of the paper's findings on every workload: arrivals and lengths. The
 * bounds are this program's reading of the paper's words, and stand in the claims.
 */
final class Findings {
  /** Gaps in a window that say something of its burstiness. */
  private static final long MIN_GAPS = 100;

  /** Requests of an hour whose mean length says something. */
  static final long MIN_REQUESTS = 100;

  static final int MIN_HOURS = 6;
  private static final double WEAK = 0.3;
  private static final double SHIFT = 1.2;

  private final Subject subject;
  private final ClientView clients;
  private final List<Finding> findings = new ArrayList<>();

  private Findings(Subject subject, ClientView clients) {
    this.subject = subject;
    this.clients = clients;
  }

  static List<Finding> of(Subject subject, ClientView clients) {
    Findings findings = new Findings(subject, clients);
    findings.burstiness();
    findings.families();
    findings.shiftOfRate();
    findings.laws();
    findings.dependence();
    findings.shiftOfLengths();
    findings.findings.addAll(ClientFindings.of(subject, clients));
    findings.findings.addAll(KindFindings.of(subject, clients));
    return findings.findings;
  }

  private void burstiness() {
    List<WindowStat> told =
        subject.measured().windows().stream().filter(w -> w.gaps() >= MIN_GAPS).toList();
    double bursty = share(told, told.stream().filter(w -> w.cv() > 1.1).count());
    add(
        1,
        "Arrivals are often burstier than a Poisson process (CV above 1.1 in a quarter of the"
            + " windows)",
        told.isEmpty() ? null : bursty >= 0.25,
        told.isEmpty()
            ? "no window has " + MIN_GAPS + " gaps"
            : "CV above 1.1 in "
                + Numbers.percent(bursty)
                + " of "
                + told.size()
                + " windows, mean "
                + Numbers.text(Numbers.mean(told, WindowStat::cv)));
  }

  private void families() {
    List<WindowStat> fitted = Laws.fitted(subject);
    List<String> parts = new ArrayList<>();
    double beaten = 0;
    for (GapFamily family : GapFamily.values()) {
      double best = Laws.shareBest(fitted, family);
      beaten += family == GapFamily.EXPONENTIAL ? 0 : best;
      parts.add(family.key() + " " + Numbers.percent(best));
    }
    add(
        1,
        "No one family fits all: Gamma or Weibull gaps are nearer than exponential ones in most"
            + " windows",
        fitted.isEmpty() ? null : beaten > 0.5,
        fitted.isEmpty()
            ? "the clock, or too few gaps, leaves nothing to compare"
            : "nearest by KS distance: " + String.join(", ", parts));
  }

  private void shiftOfRate() {
    List<TimeLine.Step> hours = TimeLine.hours(subject, Measure.INPUT, 1);
    double hour = 3600;
    List<TimeLine.Step> whole = hours.stream().filter(s -> s.seconds() >= hour * 0.9).toList();
    boolean told = whole.size() >= 20;
    double rates = ratio(Numbers.array(whole, TimeLine.Step::rate));
    double cvs = ratio(Numbers.array(whole, TimeLine.Step::cv));
    add(
        2,
        "Rate and burstiness shift over the day (by half and more between hours)",
        told ? rates >= 1.5 && cvs >= 1.05 : null,
        told
            ? "the busiest hour has "
                + Numbers.text(rates)
                + " times the rate of the quietest; CVs differ by a factor of "
                + Numbers.text(cvs)
            : "the workload covers " + whole.size() + " whole hours, not a day");
  }

  private void laws() {
    for (Measure measure : List.of(Measure.INPUT, Measure.OUTPUT)) {
      Distribution lengths = subject.distribution(measure);
      Optional<LengthSelection> laws =
          lengths.isEmpty() ? Optional.empty() : LengthLaws.fit(lengths);
      boolean told = laws.isPresent() && lengths.total() >= 1000;
      String law = LengthLaws.ofPaper(measure).key().replace('_', ' ');
      add(
          3,
          "The " + Words.of(measure) + " follow a law: " + law + " (KS distance at most 0.1)",
          told
              ? laws.get()
                  .fit(LengthLaws.ofPaper(measure))
                  .map(fit -> fit.ksDistance() <= 0.1)
                  .orElse(false)
              : null,
          told
              ? "KS distance of "
                  + law
                  + " "
                  + laws.get()
                      .fit(LengthLaws.ofPaper(measure))
                      .map(fit -> Numbers.text(fit.ksDistance()))
                      .orElse("none")
                  + "; the nearest is "
                  + LengthLaws.name(laws.get().chosen())
                  + " with "
                  + Numbers.text(laws.get().chosen().ksDistance())
              : "fewer than 1,000 lengths");
    }
  }

  private void dependence() {
    double correlation = Dependences.spearman(subject, Pairing.INPUT_OUTPUT);
    add(
        3,
        "Input and output lengths hardly depend on each other (Spearman's correlation within 0.3)",
        Double.isNaN(correlation) ? null : Math.abs(correlation) <= WEAK,
        "Spearman's correlation " + Numbers.text(correlation));
  }

  private void shiftOfLengths() {
    List<TimeLine.Step> hours = TimeLine.hours(subject, Measure.INPUT, MIN_REQUESTS);
    boolean told = hours.size() >= MIN_HOURS;
    double[] input = Numbers.array(hours, step -> step.mean(Measure.INPUT));
    double[] output = Numbers.array(hours, step -> step.mean(Measure.OUTPUT));
    double both = io.servegen.fitting.score.Correlation.pearson(input, output);
    add(
        4,
        "Mean lengths shift over the day (by 20 % and more between hours), inputs and outputs"
            + " each on their own (correlation within 0.5)",
        told ? Math.max(ratio(input), ratio(output)) >= SHIFT && !(Math.abs(both) > 0.5) : null,
        told
            ? "mean input by a factor of "
                + Numbers.text(ratio(input))
                + ", output "
                + Numbers.text(ratio(output))
                + "; correlation of the hours' means "
                + Numbers.text(both)
            : "fewer than " + MIN_HOURS + " hours have " + MIN_REQUESTS + " requests");
  }

  private void add(int number, String claim, @Nullable Boolean holds, String evidence) {
    findings.add(finding(number, subject, claim, holds, evidence));
  }

  /**
   * A finding.
   *
   * @param holds null where it cannot be told
   */
  static Finding finding(
      int number, Subject subject, String claim, @Nullable Boolean holds, String evidence) {
    Verdict verdict =
        holds == null ? Verdict.CANNOT_BE_TOLD : holds ? Verdict.HOLDS : Verdict.DOES_NOT_HOLD;
    return new Finding(number, subject.name(), claim, verdict, evidence);
  }

  /** The greatest over the least of what is a number. */
  static double ratio(double[] numbers) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (double number : numbers) {
      if (Double.isFinite(number)) {
        least = Math.min(least, number);
        greatest = Math.max(greatest, number);
      }
    }
    return greatest / least;
  }

  private static double share(List<?> all, long some) {
    return all.isEmpty() ? Double.NaN : (double) some / all.size();
  }
}
