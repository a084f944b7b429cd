package io.servegen.jobs.report.content;

import io.servegen.fitting.score.Correlation;
import io.servegen.jobs.report.document.Finding;
import io.servegen.jobs.report.measure.ClientWindowStat;
import io.servegen.jobs.report.measure.Measure;
import io.servegen.jobs.report.measure.WindowStat;
import io.servegen.jobs.table.ProfileColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.Row;

/** What a workload says of the paper's findings on clients. */
final class ClientFindings {
  private static final long MIN_CLIENTS = 10;
  private static final int MIN_WINDOWS = 12;

  private ClientFindings() {}

  static List<Finding> of(Subject subject, ClientView view) {
    List<Finding> findings = new ArrayList<>();
    boolean many = view.clients() >= MIN_CLIENTS;
    String few = "the workload has " + view.clients() + " clients";
    double ninety = view.clientsFor(0.9);
    findings.add(
        Findings.finding(
            5,
            subject,
            "A few clients make most of the requests (half of the clients, or fewer, make 90 %)",
            many ? ninety <= view.clients() / 2.0 : null,
            many
                ? Numbers.text(ninety)
                    + " of "
                    + view.clients()
                    + " clients make 90 %, "
                    + Numbers.text(view.clientsFor(0.5))
                    + " make half"
                : few));
    findings.add(stability(subject, view));
    findings.add(explanation(subject, view));
    return findings;
  }

  /** The top clients' rates against their mean lengths. */
  private static Finding stability(Subject subject, ClientView view) {
    List<Double> ofRates = new ArrayList<>();
    List<Double> ofLengths = new ArrayList<>();
    for (Row client : view.top()) {
      List<ClientWindowStat> windows =
          view.windowsOf(client).stream()
              .filter(window -> Double.isFinite(window.meanInput()))
              .toList();
      if (windows.size() >= MIN_WINDOWS) {
        ofRates.add(variation(windows, ClientWindowStat::rate));
        ofLengths.add(variation(windows, ClientWindowStat::meanInput));
      }
    }
    boolean told = !ofRates.isEmpty();
    double rates = Numbers.mean(ofRates, v -> v);
    double lengths = Numbers.mean(ofLengths, v -> v);
    return Findings.finding(
        5,
        subject,
        "The largest clients are stable in all but their rate (rates vary more from window to"
            + " window than mean input lengths)",
        told ? rates > lengths : null,
        told
            ? "over "
                + ofRates.size()
                + " clients the rate varies by "
                + Numbers.percent(rates)
                + " of its mean, the mean input length by "
                + Numbers.percent(lengths)
            : "no client has " + MIN_WINDOWS + " windows");
  }

  /** Whether the mean input follows from the top clients' rates, each with lengths that stay. */
  private static Finding explanation(Subject subject, ClientView view) {
    Map<Long, double[]> topByWindow = new HashMap<>();
    double topRequests = 0;
    double topTokens = 0;
    Map<List<String>, Double> means = new HashMap<>();
    for (Row client : view.top()) {
      double mean = ClientView.number(client, ProfileColumn.MEAN_INPUT_TOKENS);
      double requests = client.<Long>getAs(ProfileColumn.REQUESTS);
      if (Double.isFinite(mean)) {
        means.put(List.of(client.getString(0), client.getString(1)), mean);
        topRequests += requests;
        topTokens += requests * mean;
      }
    }
    for (ClientWindowStat window : view.windows()) {
      Double mean = means.get(List.of(window.model(), window.clientId()));
      if (mean != null) {
        double[] sums = topByWindow.computeIfAbsent(window.startMicros(), any -> new double[2]);
        sums[0] += window.rate();
        sums[1] += window.rate() * mean;
      }
    }
    Distribution all = subject.distribution(Measure.INPUT);
    double restRequests = subject.measured().requests() - topRequests;
    double restMean =
        restRequests < 1
            ? 0
            : Math.max(0, (all.mean() * subject.measured().requests() - topTokens) / restRequests);
    List<double[]> pairs = new ArrayList<>();
    for (WindowStat window : subject.measured().windows()) {
      double[] top = topByWindow.getOrDefault(window.startMicros(), new double[2]);
      double actual = window.mean(Measure.INPUT);
      double rest = Math.max(0, window.rate() - top[0]);
      if (Double.isFinite(actual) && window.requests() >= Findings.MIN_REQUESTS) {
        pairs.add(new double[] {actual, (top[1] + rest * restMean) / (top[0] + rest)});
      }
    }
    double correlation =
        Correlation.pearson(
            Numbers.array(pairs, pair -> pair[0]), Numbers.array(pairs, pair -> pair[1]));
    boolean told = pairs.size() >= MIN_WINDOWS && view.clients() >= 2 && !Double.isNaN(correlation);
    return Findings.finding(
        5,
        subject,
        "The rates of the largest clients explain the shifts of the mean input length (correlation"
            + " of at least 0.5 with what their rates alone would make)",
        told ? correlation >= 0.5 : null,
        told
            ? "correlation "
                + Numbers.text(correlation)
                + " over "
                + pairs.size()
                + " windows, with "
                + view.top().size()
                + " clients, each with its mean length"
            : "too few windows with " + Findings.MIN_REQUESTS + " requests, or one client");
  }

  /** The standard deviation as a part of the mean. */
  private static double variation(
      List<ClientWindowStat> windows, ToDoubleFunction<ClientWindowStat> number) {
    double mean = Numbers.mean(windows, number);
    double squares =
        windows.stream()
            .mapToDouble(number)
            .map(value -> (value - mean) * (value - mean))
            .average()
            .orElse(Double.NaN);
    return Math.sqrt(squares) / mean;
  }
}
