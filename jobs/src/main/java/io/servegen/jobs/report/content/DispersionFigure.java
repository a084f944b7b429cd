package io.servegen.jobs.report.content;

import io.servegen.jobs.report.document.Axis;
import io.servegen.jobs.report.document.Figure;
import io.servegen.jobs.report.document.Series;
import io.servegen.jobs.report.fidelity.Fidelity;
import io.servegen.jobs.report.measure.WindowStat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** How bursty arrivals are, by the length of time at which one looks. */
final class DispersionFigure {
  private DispersionFigure() {}

  static Figure of(Fidelity fidelity, String actual) {
    List<Series> series = new ArrayList<>();
    series.add(series(actual, 0, fidelity.dispersionOfActual()));
    for (int rival = 0; rival < fidelity.floor(); rival++) {
      series.add(
          series(fidelity.rivals().get(rival), rival + 1, fidelity.dispersions().get(rival)));
    }
    return new Figure(
        "dispersion",
        title(fidelity, actual),
        "Index of dispersion: variance over mean of the arrivals in steps of one length. A Poisson"
            + " process has 1 at every length; more are bursts.",
        Axis.log("length of a step", "s"),
        Axis.log("index of dispersion", ""),
        series);
  }

  private static String title(Fidelity fidelity, String actual) {
    double[] indices = fidelity.dispersionOfActual();
    for (int scale = 1; scale < indices.length; scale++) {
      if (Double.isFinite(indices[scale])) {
        List<String> parts = new ArrayList<>();
        parts.add(actual + " " + Numbers.text(indices[scale]));
        for (int rival = 0; rival < fidelity.floor(); rival++) {
          parts.add(
              fidelity.rivals().get(rival)
                  + " "
                  + Numbers.text(fidelity.dispersions().get(rival)[scale]));
        }
        return "How bursty arrivals are, such as in "
            + WindowStat.SCALES[scale]
            + " s: "
            + String.join(", ", parts);
      }
    }
    return "How bursty arrivals are, by the length of time";
  }

  private static Series series(String name, int colour, double[] indices) {
    return new Series(
        name,
        colour,
        Series.Mark.LINE,
        Arrays.stream(WindowStat.SCALES).asDoubleStream().toArray(),
        indices);
  }
}
