package io.servegen.jobs.report.content;

import io.servegen.jobs.report.document.Axis;
import io.servegen.jobs.report.document.Figure;
import io.servegen.jobs.report.document.Series;
import io.servegen.jobs.report.fidelity.Fidelity;
import io.servegen.jobs.report.fidelity.PeriodScore;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The scores of each period of three hours. */
final class PeriodFigures {
  private static final double MILLIS = 1e3;

  private final Fidelity fidelity;

  PeriodFigures(Fidelity fidelity) {
    this.fidelity = fidelity;
  }

  List<Figure> figures() {
    return List.of(
        energy("input", PeriodScore::energyInput),
        energy("output", PeriodScore::energyOutput),
        correlation("input", PeriodScore::inputCorrelationError),
        correlation("output", PeriodScore::outputCorrelationError));
  }

  private Figure energy(String field, ToDoubleFunction<PeriodScore> distance) {
    return figure(
        "energy-" + field,
        "In rate and mean "
            + field
            + ", "
            + means(distance, fidelity.floor())
            + " times the noise floor from the actual",
        "Energy distance of the points in each period of three hours, axes divided by the actual's"
            + " standard deviations; zero is alike. Lower is better.",
        Axis.log("energy distance", ""),
        distance);
  }

  private Figure correlation(String field, ToDoubleFunction<PeriodScore> error) {
    return figure(
        "correlation-error-" + field,
        "How far the correlation of rate and mean " + field + " is off: " + means(error, -1),
        "Difference to the actual's correlation over the steps of each period of three hours. Lower"
            + " is better.",
        Axis.linear("error of the correlation", ""),
        error);
  }

  /** What each trace and NAIVE has on average, as a multiple of another's if one is given. */
  private String means(ToDoubleFunction<PeriodScore> number, int unit) {
    double of = unit < 0 ? 1 : Numbers.mean(fidelity.of(unit), number);
    List<String> parts = new ArrayList<>();
    for (int rival = 0; rival < fidelity.floor(); rival++) {
      double mean = Numbers.mean(fidelity.of(rival), number) / of;
      parts.add(
          fidelity.rivals().get(rival)
              + (unit < 0 ? " " + Numbers.twoDecimals(mean) : " lies " + Numbers.text(mean)));
    }
    return String.join(", ", parts);
  }

  private Figure figure(
      String id, String title, String note, Axis y, ToDoubleFunction<PeriodScore> number) {
    List<Series> series = new ArrayList<>();
    for (int rival = 0; rival < fidelity.rivals().size(); rival++) {
      List<PeriodScore> scores = fidelity.of(rival);
      series.add(
          new Series(
              fidelity.rivals().get(rival),
              rival + 1,
              Series.Mark.LINE,
              Numbers.array(scores, score -> fidelity.periods().startOf(score.period()) / MILLIS),
              Numbers.array(scores, number)));
    }
    return new Figure(id, title, note, Axis.time("start of the period"), y, series);
  }
}
