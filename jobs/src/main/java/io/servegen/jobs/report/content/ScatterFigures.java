package io.servegen.jobs.report.content;

import io.servegen.jobs.report.document.Axis;
import io.servegen.jobs.report.document.Figure;
import io.servegen.jobs.report.document.Series;
import io.servegen.jobs.report.fidelity.Fidelity;
import io.servegen.jobs.report.fidelity.PeriodScore;
import io.servegen.jobs.report.measure.StepPoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The paper's own figure: mean length against rate, a panel for each workload. */
final class ScatterFigures {
  private final Fidelity fidelity;
  private final String actual;

  ScatterFigures(Fidelity fidelity, String actual) {
    this.fidelity = fidelity;
    this.actual = actual;
  }

  List<Figure> figures() {
    return List.of(
        figure("input", StepPoint::meanInput, PeriodScore::energyInput),
        figure("output", StepPoint::meanOutput, PeriodScore::energyOutput));
  }

  private Figure figure(
      String field, ToDoubleFunction<StepPoint> length, ToDoubleFunction<PeriodScore> energy) {
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < fidelity.points().size(); i++) {
      List<StepPoint> points = fidelity.points().get(i);
      String name = i == 0 ? actual : fidelity.rivals().get(i - 1);
      series.add(
          new Series(
              name,
              name,
              i,
              Series.Mark.POINTS,
              Numbers.array(points, StepPoint::rate),
              Numbers.array(points, length)));
    }
    return new Figure(
        "scatter-" + field,
        "Does the trace have the actual workload's cloud? Mean " + field + " against rate",
        "Each point is three seconds of the actual workload's busiest three hours, from "
            + Words.time(fidelity.periods().startOf(fidelity.busiest()))
            + " on."
            + distances(energy),
        Axis.linear("rate", "requests/s"),
        Axis.linear("mean " + field + " length", "tokens"),
        series);
  }

  private String distances(ToDoubleFunction<PeriodScore> energy) {
    List<String> parts = new ArrayList<>();
    for (PeriodScore score : fidelity.periodScores()) {
      if (score.period() == fidelity.busiest()) {
        parts.add(
            fidelity.rivals().get(score.rival()) + " " + Numbers.text(energy.applyAsDouble(score)));
      }
    }
    return parts.isEmpty()
        ? ""
        : " Energy distance to the actual cloud: " + String.join(", ", parts) + ".";
  }
}
