package io.servegen.jobs.report.content;

import io.servegen.jobs.report.document.Figure;
import io.servegen.jobs.report.document.Section;
import io.servegen.jobs.report.fidelity.Fidelity;
import java.util.ArrayList;
import java.util.List;

/** How alike the actual workload and each trace are, beside NAIVE and the noise floor. */
final class FidelitySection {
  private FidelitySection() {}

  /**
   * The section.
   *
   * @param actual what the actual workload is called
   */
  static Section of(Fidelity fidelity, String actual) {
    List<Figure> figures = new ArrayList<>(new ScatterFigures(fidelity, actual).figures());
    if (fidelity.of(fidelity.floor()).size() > 1) {
      figures.addAll(new PeriodFigures(fidelity).figures());
    }
    figures.add(DispersionFigure.of(fidelity, actual));
    ScoreTables tables = new ScoreTables(fidelity, actual);
    return new Section(
        "fidelity",
        "Is it realistic?",
        "Every three seconds of the workload are a point: how fast requests come, and how long they"
            + " are on average. A realistic trace scatters as the actual workload does. The noise"
            + " floor is what the actual workload scores against itself, its odd steps of three"
            + " seconds against its even ones: a score near it is as good as real.",
        figures,
        List.of(tables.scores(), tables.periods(), tables.clients()));
  }
}
