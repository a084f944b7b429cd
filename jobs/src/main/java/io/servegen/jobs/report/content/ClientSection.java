package io.servegen.jobs.report.content;

import io.servegen.jobs.report.document.Axis;
import io.servegen.jobs.report.document.Figure;
import io.servegen.jobs.report.document.Section;
import io.servegen.jobs.report.document.Series;
import io.servegen.jobs.report.document.Table;
import io.servegen.jobs.report.measure.ClientWindowStat;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.ProfileColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Who sends the requests: how unequal clients are, and the largest one by one. */
final class ClientSection {
  private static final double MILLIS = 1e3;
  private static final int MOST_STEPS = 300;

  private final Map<Subject, ClientView> views;

  ClientSection(Map<Subject, ClientView> views) {
    this.views = views;
  }

  Section section() {
    List<Figure> figures = new ArrayList<>();
    figures.add(skew());
    for (String property : ClientView.PROPERTIES) {
      if (views.values().stream().anyMatch(view -> view.byProperty().containsKey(property))) {
        figures.add(distribution(property));
      }
    }
    views.forEach(
        (subject, view) -> {
          figures.add(
              overTime(subject, view, "rate", "rates", "requests/s", ClientWindowStat::rate));
          figures.add(
              overTime(
                  subject,
                  view,
                  "input",
                  "mean input lengths",
                  "tokens",
                  ClientWindowStat::meanInput));
        });
    return new Section(
        "clients",
        "Clients",
        "A few clients make most of the traffic, each much the same over time in all but its rate;"
            + " their rates shift the whole.",
        figures,
        List.of(heads(), largest()));
  }

  private Figure skew() {
    List<Series> series = new ArrayList<>();
    views.forEach(
        (subject, view) -> {
          int[] shown = view.shownRanks();
          series.add(
              new Series(
                  subject.name(),
                  subject.colour(),
                  Series.Mark.LINE,
                  Distribution.at(view.ranks(), shown),
                  Distribution.at(view.shares(), shown)));
        });
    return new Figure(
        "client-skew",
        "How few clients make most of the requests",
        "The part of all requests that the largest clients make together.",
        Axis.log("largest clients", ""),
        Axis.linear("part of the requests", ""),
        series);
  }

  private Figure distribution(String property) {
    List<Series> series = new ArrayList<>();
    views.forEach(
        (subject, view) -> {
          Distribution values = view.byProperty().get(property);
          if (values != null) {
            int[] shown = values.shown();
            double[] survival = Distribution.at(values.survival(), shown);
            series.add(
                new Series(
                    subject.name(),
                    subject.colour(),
                    Series.Mark.STEP,
                    Distribution.at(values.values(), shown),
                    java.util.Arrays.stream(survival).map(above -> 1 - above).toArray()));
          }
        });
    String label = property.replace('_', ' ');
    return new Figure(
        "clients-by-" + property.replace('_', '-'),
        "How clients differ: " + label,
        "Cumulative over clients, each weighted by its requests.",
        Axis.log(label, property.equals(ProfileColumn.MEAN_RATE) ? "requests/s" : ""),
        Axis.linear("part of the requests", ""),
        series);
  }

  private static Figure overTime(
      Subject subject,
      ClientView view,
      String id,
      String what,
      String unit,
      ToDoubleFunction<ClientWindowStat> number) {
    long window = subject.measured().scope().grid().micros();
    double spanMicros = subject.measured().scope().span().seconds() * 1e6;
    long step = (long) Math.max(1, Math.ceil(spanMicros / window / MOST_STEPS)) * window;
    List<Series> series = new ArrayList<>();
    int colour = 0;
    for (Row client : view.top()) {
      Map<Long, List<ClientWindowStat>> steps = new TreeMap<>();
      for (ClientWindowStat each : view.windowsOf(client)) {
        steps
            .computeIfAbsent(Math.floorDiv(each.startMicros(), step) * step, k -> new ArrayList<>())
            .add(each);
      }
      List<Map.Entry<Long, List<ClientWindowStat>>> inOrder = List.copyOf(steps.entrySet());
      series.add(
          new Series(
              client.<String>getAs(Column.CLIENT_ID),
              colour++,
              Series.Mark.LINE,
              Numbers.array(inOrder, entry -> entry.getKey() / MILLIS),
              Numbers.array(inOrder, entry -> Numbers.mean(entry.getValue(), number))));
    }
    return new Figure(
        subject.id("top-clients-" + id),
        "How the " + what + " of the largest clients go over time: " + subject.name(),
        "Windows in which a client sends nothing are left out of its line.",
        Axis.time("time"),
        Axis.linear(what, unit),
        series);
  }

  private Table heads() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    views.forEach(
        (subject, view) ->
            rows.add(
                Numbers.row(
                    subject.name(),
                    view.clients(),
                    (long) view.clientsFor(0.5),
                    (long) view.clientsFor(0.9),
                    (long) view.clientsFor(0.99))));
    return new Table(
        "client-heads",
        "How many of the largest clients make most of the requests",
        "",
        List.of("workload", "clients", "make half", "make 90 %", "make 99 %"),
        rows);
  }

  private Table largest() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    views.forEach(
        (subject, view) -> {
          double all = subject.measured().requests();
          for (Row client : view.top()) {
            long requests = client.<Long>getAs(ProfileColumn.REQUESTS);
            rows.add(
                Numbers.row(
                    subject.name(),
                    client.<String>getAs(Column.CLIENT_ID),
                    client.<String>getAs(Column.MODEL),
                    requests,
                    Numbers.rounded(requests / all),
                    Numbers.rounded(ClientView.number(client, ProfileColumn.MEAN_RATE)),
                    Numbers.rounded(ClientView.number(client, ProfileColumn.PEAK_RATE)),
                    Numbers.rounded(ClientView.number(client, ProfileColumn.CV)),
                    Numbers.rounded(ClientView.number(client, ProfileColumn.MEAN_INPUT_TOKENS)),
                    Numbers.rounded(ClientView.number(client, ProfileColumn.MEAN_OUTPUT_TOKENS))));
          }
        });
    return new Table(
        "largest-clients",
        "The largest clients",
        "Rates in requests per second; the peak is the busiest window's.",
        List.of(
            "workload",
            "client",
            "model",
            "requests",
            "share",
            "mean rate",
            "peak rate",
            "CV of the gaps",
            "mean input",
            "mean output"),
        rows);
  }
}
