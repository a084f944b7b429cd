package io.servegen.jobs.report.content;

import io.servegen.jobs.report.measure.ClientWindowStat;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/** Finding 5: a few clients make most requests, each stable in all but its rate. */
final class ClientFindings {
  private static final long MIN_CLIENTS = 10;
  static final int MIN_WINDOWS = 12;

  private ClientFindings() {}

  static void ask(Subject subject, ClientView view, Answers answers) {
    boolean many = view.clients() >= MIN_CLIENTS;
    answers.add(
        5,
        "A few clients make most of the requests (half of the clients, or fewer, make 90 %)",
        many ? view.clientsFor(0.9) <= view.clients() / 2.0 : null,
        many
            ? view.inWords()
            : view.clients() == 1 ? "there is one client" : "there are few clients");
    stability(view, answers);
    MeanShift.ask(subject, view, answers);
  }

  private static void stability(ClientView view, Answers answers) {
    Variation of = Variation.of(view);
    answers.add(
        5,
        "The largest clients are stable in all but their rate (rates vary more from window to"
            + " window than mean input lengths)",
        of.clients() == 0 ? null : of.rate() > of.input(),
        of.clients() == 0
            ? "no client has " + MIN_WINDOWS + " windows"
            : "over "
                + of.clients()
                + " clients the rate varies by "
                + Numbers.percent(of.rate())
                + " of its mean, the mean input length by "
                + Numbers.percent(of.input()));
  }

  /**
   * How much the largest clients vary from window to window: standard deviations as a part of the
   * mean, averaged over the clients that can be told.
   *
   * @param clients how many these are
   * @param rate of the rate
   * @param input of the mean input length
   */
  record Variation(int clients, double rate, double input) {
    static Variation of(ClientView view) {
      List<List<ClientWindowStat>> told = new ArrayList<>();
      for (Row client : view.top()) {
        List<ClientWindowStat> windows =
            view.windowsOf(client).stream()
                .filter(window -> Double.isFinite(window.meanInput()))
                .toList();
        if (windows.size() >= MIN_WINDOWS) {
          told.add(windows);
        }
      }
      return new Variation(
          told.size(),
          Numbers.mean(told, windows -> Numbers.variation(windows, ClientWindowStat::rate)),
          Numbers.mean(told, windows -> Numbers.variation(windows, ClientWindowStat::meanInput)));
    }
  }
}
