package io.servegen.jobs.report.content;

import io.servegen.fitting.score.Correlation;
import io.servegen.jobs.report.measure.ClientWindowStat;
import io.servegen.jobs.report.measure.Measure;
import io.servegen.jobs.report.measure.WindowStat;
import io.servegen.jobs.table.ProfileColumn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * Finding 5's second half: whether the mean input length of all follows from the rates of the
 * largest clients. Each is given the mean length of its whole time, and all others together one of
 * their own; what such clients would make is held against what was.
 */
final class MeanShift {
  private static final double CORRELATED = 0.5;

  private MeanShift() {}

  /**
   * One window of all clients.
   *
   * @param actual its mean input length
   * @param made what the largest clients' rates alone would make of it
   */
  private record Window(double actual, double made) {}

  /** Requests per second of some clients, and the input tokens of these at their means. */
  private record Flow(double rate, double tokens) {
    static final Flow NONE = new Flow(0, 0);

    Flow plus(Flow other) {
      return new Flow(rate + other.rate, tokens + other.tokens);
    }
  }

  static void ask(Subject subject, ClientView view, Answers answers) {
    List<Window> windows = windows(subject, view);
    double correlation =
        Correlation.pearson(
            Numbers.array(windows, Window::actual), Numbers.array(windows, Window::made));
    boolean told =
        windows.size() >= ClientFindings.MIN_WINDOWS
            && view.clients() >= 2
            && !Double.isNaN(correlation);
    answers.add(
        5,
        "The rates of the largest clients explain the shifts of the mean input length (correlation"
            + " of at least 0.5 with what their rates alone would make)",
        told ? correlation >= CORRELATED : null,
        told
            ? "correlation "
                + Numbers.twoDecimals(correlation)
                + " over "
                + Numbers.count(windows.size())
                + " windows, with "
                + view.top().size()
                + " clients, each with its mean length"
            : view.clients() < 2
                ? "there is one client"
                : "too few windows have " + Findings.MIN_REQUESTS + " requests");
  }

  private static List<Window> windows(Subject subject, ClientView view) {
    Map<List<String>, Double> means = new HashMap<>();
    Flow whole = Flow.NONE;
    for (Row client : view.top()) {
      double mean = ClientView.number(client, ProfileColumn.MEAN_INPUT_TOKENS);
      if (Double.isFinite(mean)) {
        double requests = client.<Long>getAs(ProfileColumn.REQUESTS);
        means.put(List.of(client.getString(0), client.getString(1)), mean);
        whole = whole.plus(new Flow(requests, requests * mean));
      }
    }
    Map<Long, Flow> top = new HashMap<>();
    for (ClientWindowStat window : view.windows()) {
      Double mean = means.get(List.of(window.model(), window.clientId()));
      if (mean != null) {
        top.merge(window.startMicros(), new Flow(window.rate(), window.rate() * mean), Flow::plus);
      }
    }
    double others = meanOfOthers(subject, whole);
    List<Window> windows = new ArrayList<>();
    for (WindowStat window : subject.measured().windows()) {
      double actual = window.mean(Measure.INPUT);
      if (Double.isFinite(actual) && window.requests() >= Findings.MIN_REQUESTS) {
        Flow largest = top.getOrDefault(window.startMicros(), Flow.NONE);
        double rest = Math.max(0, window.rate() - largest.rate());
        Flow all = largest.plus(new Flow(rest, rest * others));
        windows.add(new Window(actual, all.tokens() / all.rate()));
      }
    }
    return windows;
  }

  private static double meanOfOthers(Subject subject, Flow top) {
    double requests = subject.measured().requests();
    double tokens = subject.distribution(Measure.INPUT).mean() * requests;
    return requests - top.rate() < 1
        ? 0
        : Math.max(0, (tokens - top.tokens()) / (requests - top.rate()));
  }
}
