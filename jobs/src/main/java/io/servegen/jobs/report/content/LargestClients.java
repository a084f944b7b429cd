package io.servegen.jobs.report.content;

import io.servegen.jobs.report.document.Axis;
import io.servegen.jobs.report.document.Figure;
import io.servegen.jobs.report.document.Series;
import io.servegen.jobs.report.measure.ClientWindowStat;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.window.LogSpan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.Row;

/**
 * The largest clients over time, a panel for each: those of the actual workload with the same ones
 * of the traces, and those of a trace by themselves where it has none of these.
 */
final class LargestClients {
  private static final double MILLIS = 1e3;
  private static final int MOST_STEPS = 300;

  private final Map<Subject, ClientView> views;
  private final Subject actual;

  /**
   * A step of some windows.
   *
   * @param windows how many there are
   * @param active those in which the client sends
   */
  private record Active(int windows, List<ClientWindowStat> active) {
    double rate() {
      return active.stream().mapToDouble(ClientWindowStat::rate).sum() / windows;
    }

    double meanInput() {
      return Numbers.mean(active, ClientWindowStat::meanInput);
    }
  }

  LargestClients(Map<Subject, ClientView> views) {
    this.views = views;
    this.actual = views.keySet().iterator().next();
  }

  List<Figure> figures() {
    List<Figure> figures = new ArrayList<>(figures(actual));
    views.forEach(
        (subject, view) -> {
          if (subject != actual && !sharesClients(view)) {
            figures.addAll(figures(subject));
          }
        });
    return figures;
  }

  private boolean sharesClients(ClientView view) {
    return view(actual).top().stream().anyMatch(client -> !view.windowsOf(client).isEmpty());
  }

  private List<Figure> figures(Subject subject) {
    ClientFindings.Variation of = ClientFindings.Variation.of(view(subject));
    return List.of(
        figure(
            subject,
            "rate",
            title("rates", subject, of.rate()),
            Axis.linear("rate", "requests/s"),
            Active::rate),
        figure(
            subject,
            "input",
            title("mean input lengths", subject, of.input()),
            Axis.linear("mean input length", "tokens"),
            Active::meanInput));
  }

  private String title(String what, Subject subject, double variation) {
    return "The largest clients' "
        + what
        + (subject == actual ? "" : " in " + subject.name())
        + (Double.isNaN(variation)
            ? " over time"
            : " move by " + Numbers.percent(variation) + " around their means");
  }

  private Figure figure(
      Subject of, String id, String title, Axis y, ToDoubleFunction<Active> number) {
    List<Series> series = new ArrayList<>();
    Set<String> panels = new HashSet<>();
    for (Row client : view(of).top()) {
      String name = client.getAs(Column.CLIENT_ID);
      String panel = panels.add(name) ? name : name + ", " + client.getAs(Column.MODEL);
      views.forEach(
          (subject, view) -> {
            List<ClientWindowStat> windows = view.windowsOf(client);
            if (!windows.isEmpty()) {
              series.add(line(panel, of, subject, windows, number));
            }
          });
    }
    return new Figure(
        of.id("top-clients-" + id),
        title,
        "One client in each panel, each with a scale of its own.",
        Axis.time("time"),
        y,
        series);
  }

  private static Series line(
      String panel,
      Subject of,
      Subject subject,
      List<ClientWindowStat> windows,
      ToDoubleFunction<Active> number) {
    long window = subject.measured().scope().grid().micros();
    LogSpan span = subject.measured().scope().span();
    int perStep = (int) Math.max(1, Math.ceil(span.seconds() * 1e6 / window / MOST_STEPS));
    long step = perStep * window;
    long shift = subject.shiftTo(of);
    Map<Long, List<ClientWindowStat>> steps = new TreeMap<>();
    for (long start = Math.floorDiv(span.startMicros(), step) * step;
        start < span.endMicros();
        start += step) {
      steps.put(start, new ArrayList<>());
    }
    for (ClientWindowStat each : windows) {
      steps
          .computeIfAbsent(Math.floorDiv(each.startMicros(), step) * step, any -> new ArrayList<>())
          .add(each);
    }
    List<Map.Entry<Long, List<ClientWindowStat>>> inOrder = List.copyOf(steps.entrySet());
    return new Series(
        panel,
        subject.name(),
        subject.colour(),
        Series.Mark.LINE,
        Numbers.array(inOrder, entry -> (entry.getKey() + shift) / MILLIS),
        Numbers.array(
            inOrder, entry -> number.applyAsDouble(new Active(perStep, entry.getValue()))));
  }

  private ClientView view(Subject subject) {
    return java.util.Objects.requireNonNull(views.get(subject));
  }
}
