package io.servegen.jobs.report.content;

import io.servegen.jobs.report.measure.ClientLengths;
import io.servegen.jobs.report.measure.ClientTotals;
import io.servegen.jobs.report.measure.Measure;
import io.servegen.jobs.report.measure.Pairing;
import io.servegen.jobs.report.measure.Steps;
import io.servegen.jobs.report.measure.WindowStat;
import java.util.List;
import org.apache.spark.sql.Row;

/** Findings 9 to 11: reasoning, where requests have any. */
final class ReasoningFindings {
  private static final double HARDLY_BURSTY = 1.2;
  private static final long MIN_CLIENTS = 20;

  private ReasoningFindings() {}

  static void ask(Subject subject, ClientView clients, Answers answers) {
    if (subject.has(Measure.REASON)) {
      lengths(subject, answers);
      burstiness(subject, answers);
      clients(clients, answers);
    }
  }

  private static void lengths(Subject subject, Answers answers) {
    Distribution reason = subject.distribution(Measure.REASON);
    boolean told = reason.total() >= Findings.MIN_SAMPLES;
    String few = "fewer than 1,000 requests with reasoning";
    double ratio = reason.mean() / subject.distribution(Measure.ANSWER).mean();
    answers.add(
        9,
        "Reasoning is several times the answer (2 to 8 times)",
        told ? ratio >= 2 && ratio <= 8 : null,
        told ? "mean reasoning over mean answer " + Numbers.text(ratio) : few);
    double correlation = Dependences.spearman(subject, Pairing.REASON_ANSWER);
    answers.add(
        9,
        "Long reasoning goes with long answers (Spearman's correlation above 0.1)",
        told ? correlation > 0.1 : null,
        told ? "Spearman's correlation " + Numbers.twoDecimals(correlation) : few);
    double valley = Shares.valley(Shares.parts(subject.distribution(Measure.REASON_SHARE)));
    answers.add(
        9,
        "The share of reasoning has two humps (between them a valley below 0.7 of the lower one)",
        told ? valley <= Shares.DEEP : null,
        told
            ? valley < 1
                ? "the valley is " + Numbers.twoDecimals(valley) + " of the lower hump"
                : "one hump"
            : few);
  }

  private static void burstiness(Subject subject, Answers answers) {
    List<WindowStat> windows = subject.windowsWithGaps();
    double cv = Numbers.mean(windows, WindowStat::cv);
    answers.add(
        10,
        "Reasoning workloads are hardly bursty (mean CV up to 1.2)",
        windows.isEmpty() ? null : cv <= HARDLY_BURSTY,
        windows.isEmpty() ? subject.whyNoGaps() : "mean CV of all gaps " + Numbers.twoDecimals(cv));
  }

  private static void clients(ClientView clients, Answers answers) {
    double half = clients.clientsFor(0.5);
    answers.add(
        11,
        "Ten clients make half of the requests",
        clients.clients() > MIN_CLIENTS ? half <= 10 : null,
        clients.inWords());
    int told = 0;
    int bimodal = 0;
    for (Row client : clients.top()) {
      ClientLengths lengths = new ClientLengths();
      lengths.addAll(client.<byte[]>getAs(ClientTotals.LENGTHS));
      Distribution shares =
          Distribution.of(lengths.counts(Measure.REASON_SHARE).ofBins(), Steps.OF_CLIENT, 1);
      if (shares.total() >= Findings.MIN_SAMPLES) {
        told++;
        bimodal += Shares.valley(Shares.parts(shares)) <= Shares.DEEP ? 1 : 0;
      }
    }
    answers.add(
        11,
        "The two humps are there client by client (in most of the largest)",
        told == 0 ? null : bimodal > told / 2.0,
        told == 0
            ? "none of the largest clients has 1,000 requests with reasoning"
            : bimodal + " of " + told + " clients with 1,000 requests have two humps");
  }
}
