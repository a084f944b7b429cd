package io.servegen.jobs.report.content;

import io.servegen.jobs.report.document.Finding;
import io.servegen.jobs.report.measure.ClientLengths;
import io.servegen.jobs.report.measure.ClientTotals;
import io.servegen.jobs.report.measure.Measure;
import io.servegen.jobs.report.measure.Pairing;
import io.servegen.jobs.report.measure.Steps;
import io.servegen.jobs.report.measure.WindowStat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;

/** What a workload says of the paper's findings on multimodal requests and on reasoning. */
final class KindFindings {
  private static final int STANDARD_SIZES = 5;
  private static final long MIN_SAMPLES = 1000;

  private KindFindings() {}

  static List<Finding> of(Subject subject, ClientView view) {
    List<Finding> findings = new ArrayList<>();
    if (subject.has(Measure.MODAL)) {
      sizes(subject, findings);
      modalShares(subject, findings);
    }
    if (subject.has(Measure.REASON)) {
      reasoning(subject, findings);
      reasoningClients(subject, view, findings);
    }
    return findings;
  }

  private static void sizes(Subject subject, List<Finding> findings) {
    for (Measure size : List.of(Measure.IMAGE_SIZE, Measure.AUDIO_SIZE, Measure.VIDEO_SIZE)) {
      Distribution sizes = subject.distribution(size);
      if (sizes.total() >= MIN_SAMPLES) {
        long common =
            Arrays.stream(sizes.counts())
                .map(count -> -count)
                .sorted()
                .limit(STANDARD_SIZES)
                .map(count -> -count)
                .sum();
        double share = (double) common / sizes.total();
        findings.add(
            Findings.finding(
                6,
                subject,
                "The " + Words.of(size) + " cluster (a quarter have one of five sizes)",
                share >= 0.25,
                Numbers.percent(share) + " have one of the five most common sizes"));
      }
    }
    double correlation = Dependences.spearman(subject, Pairing.TEXT_MODAL);
    findings.add(
        Findings.finding(
            6,
            subject,
            "What items hold hardly depends on the text (Spearman's correlation within 0.3)",
            Double.isNaN(correlation) ? null : Math.abs(correlation) <= 0.3,
            "Spearman's correlation of text and item tokens " + Numbers.text(correlation)));
    if (subject.has(Measure.IMAGE_SIZE)) {
      List<TimeLine.Step> hours = TimeLine.hours(subject, Measure.IMAGES, Findings.MIN_REQUESTS);
      double ratio = Findings.ratio(Numbers.array(hours, KindSections::imageSize));
      boolean told = hours.size() >= Findings.MIN_HOURS;
      findings.add(
          Findings.finding(
              6,
              subject,
              "The mean image size moves over the day (by 10 % and more between hours)",
              told ? ratio >= 1.1 : null,
              told ? "by a factor of " + Numbers.text(ratio) : "too few hours"));
    }
  }

  private static void modalShares(Subject subject, List<Finding> findings) {
    double[] parts = Shares.parts(subject.distribution(Measure.MODAL_SHARE));
    double[] thirds = new double[3];
    for (int i = 0; i < parts.length; i++) {
      thirds[i * 3 / parts.length] += parts[i];
    }
    double least = Arrays.stream(thirds).min().orElse(Double.NaN);
    boolean told = subject.distribution(Measure.MODAL_SHARE).total() >= MIN_SAMPLES;
    findings.add(
        Findings.finding(
            7,
            subject,
            "Prompts are spread from text-heavy to modal-heavy (a tenth and more in each third of"
                + " the scale)",
            told ? least >= 0.1 : null,
            "in the thirds from text to items: "
                + Numbers.percent(thirds[0])
                + ", "
                + Numbers.percent(thirds[1])
                + ", "
                + Numbers.percent(thirds[2])));
    findings.add(
        Findings.finding(
            8,
            subject,
            "One client with images of its own size lifts the total's image load",
            null,
            "this report keeps no image sizes by client"));
  }

  private static void reasoning(Subject subject, List<Finding> findings) {
    Distribution reason = subject.distribution(Measure.REASON);
    double ratio = reason.mean() / subject.distribution(Measure.ANSWER).mean();
    boolean told = reason.total() >= MIN_SAMPLES;
    findings.add(
        Findings.finding(
            9,
            subject,
            "Reasoning is several times the answer (2 to 8 times)",
            told ? ratio >= 2 && ratio <= 8 : null,
            "mean reasoning over mean answer " + Numbers.text(ratio)));
    double correlation = Dependences.spearman(subject, Pairing.REASON_ANSWER);
    findings.add(
        Findings.finding(
            9,
            subject,
            "Long reasoning goes with long answers (Spearman's correlation above 0.1)",
            told ? correlation > 0.1 : null,
            "Spearman's correlation " + Numbers.text(correlation)));
    double valley = Shares.valley(Shares.parts(subject.distribution(Measure.REASON_SHARE)));
    findings.add(
        Findings.finding(
            9,
            subject,
            "The share of reasoning has two humps (a valley below 0.7 of the lower one)",
            told ? valley <= Shares.DEEP : null,
            "the valley is " + Numbers.text(valley) + " of the lower hump"));
    List<WindowStat> windows =
        subject.measured().windows().stream().filter(window -> window.gaps() >= 100).toList();
    double cv = Numbers.mean(windows, WindowStat::cv);
    findings.add(
        Findings.finding(
            10,
            subject,
            "Reasoning workloads are hardly bursty (mean CV up to 1.2)",
            windows.isEmpty() ? null : cv <= 1.2,
            "mean CV of all gaps " + Numbers.text(cv)));
  }

  private static void reasoningClients(Subject subject, ClientView view, List<Finding> findings) {
    double half = view.clientsFor(0.5);
    findings.add(
        Findings.finding(
            11,
            subject,
            "Ten clients make half of the requests",
            view.clients() > 20 ? half <= 10 : null,
            Numbers.text(half) + " of " + view.clients() + " clients make half"));
    int told = 0;
    int bimodal = 0;
    for (Row client : view.top()) {
      ClientLengths lengths = new ClientLengths();
      lengths.addAll(client.<byte[]>getAs(ClientTotals.LENGTHS));
      Distribution shares =
          Distribution.of(lengths.counts(Measure.REASON_SHARE).ofBins(), Steps.OF_CLIENT, 1);
      if (shares.total() >= MIN_SAMPLES) {
        told++;
        bimodal += Shares.valley(Shares.parts(shares)) <= Shares.DEEP ? 1 : 0;
      }
    }
    findings.add(
        Findings.finding(
            11,
            subject,
            "The two humps are there client by client (in most of the largest)",
            told == 0 ? null : bimodal > told / 2.0,
            bimodal + " of " + told + " clients with " + MIN_SAMPLES + " requests have two humps"));
  }
}
