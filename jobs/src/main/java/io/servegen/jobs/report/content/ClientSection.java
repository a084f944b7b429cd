package io.servegen.jobs.report.content;

import io.servegen.jobs.report.document.Axis;
import io.servegen.jobs.report.document.Figure;
import io.servegen.jobs.report.document.Section;
import io.servegen.jobs.report.document.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Who sends the requests: how unequal clients are, and the largest one by one. */
final class ClientSection {
  private final Map<Subject, ClientView> views;
  private final Subject actual;

  /**
   * @param views of each workload that is shown, the actual one first
   */
  ClientSection(Map<Subject, ClientView> views) {
    this.views = views;
    this.actual = views.keySet().iterator().next();
  }

  Section section() {
    List<Figure> figures = new ArrayList<>();
    if (views.values().stream().anyMatch(view -> view.clients() > 1)) {
      figures.add(skew());
      for (ClientProperty property : ClientProperty.values()) {
        if (!of(actual).distribution(property).isEmpty()) {
          figures.add(distribution(property));
        }
      }
    }
    figures.addAll(new LargestClients(views).figures());
    return new Section(
        "clients",
        "Clients",
        "A few clients make most of the traffic, each much the same over time in all but its rate;"
            + " their rates shift the whole.",
        figures,
        ClientTables.of(views));
  }

  private ClientView of(Subject subject) {
    return java.util.Objects.requireNonNull(views.get(subject));
  }

  private Figure skew() {
    ClientView clients = of(actual);
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
                  Distribution.percent(Distribution.at(view.shares(), shown))));
        });
    return new Figure(
        "client-skew",
        clients.inWords(),
        "The part of all requests that the largest clients make together.",
        Axis.log("number of largest clients", ""),
        Axis.linear("of all requests", "%"),
        series);
  }

  private Figure distribution(ClientProperty property) {
    List<Series> series = new ArrayList<>();
    views.forEach(
        (subject, view) -> {
          Distribution values = view.distribution(property);
          if (!values.isEmpty()) {
            series.add(Curves.cumulative(subject, values));
          }
        });
    double middle = of(actual).distribution(property).quantile(0.5);
    return new Figure(
        "clients-by-" + property.column().replace('_', '-'),
        "Half of the requests come from clients with "
            + property.phrase()
            + " of at most "
            + Numbers.text(middle)
            + (property.unit().isEmpty() ? "" : " " + property.unit()),
        "Cumulative over clients, each weighted by its requests; a step is one large client.",
        Axis.log(property.label(), property.unit()),
        Axis.linear("of the requests", "%"),
        series);
  }
}
