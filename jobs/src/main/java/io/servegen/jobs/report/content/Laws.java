package io.servegen.jobs.report.content;

import io.servegen.common.arrival.GapFamily;
import io.servegen.jobs.report.measure.GapLaw;
import io.servegen.jobs.report.measure.WindowStat;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Which families of gaps the windows follow. */
final class Laws {
  private Laws() {}

  /** The windows in which the families can be compared. */
  static List<WindowStat> fitted(Subject subject) {
    return subject.measured().windows().stream()
        .filter(
            window ->
                window.laws().stream().filter(law -> Double.isFinite(law.ksDistance())).count() > 1)
        .toList();
  }

  /** The part of the windows in which the family has the smallest distance. */
  static double shareBest(List<WindowStat> fitted, GapFamily family) {
    return Numbers.mean(fitted, window -> best(window).orElseThrow().family() == family ? 1 : 0);
  }

  /** The law with the smallest distance, if any has one. */
  static Optional<GapLaw> best(WindowStat window) {
    return window.laws().stream()
        .filter(law -> Double.isFinite(law.ksDistance()))
        .min(Comparator.comparingDouble(GapLaw::ksDistance));
  }
}
