package io.servegen.jobs.report.content;

import io.servegen.common.arrival.GapFamily;
import io.servegen.jobs.report.measure.GapLaw;
import io.servegen.jobs.report.measure.WindowStat;
import java.util.Comparator;
import java.util.List;

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
    return fitted.isEmpty()
        ? Double.NaN
        : (double) fitted.stream().filter(window -> best(window) == family).count() / fitted.size();
  }

  private static GapFamily best(WindowStat window) {
    return window.laws().stream()
        .filter(law -> Double.isFinite(law.ksDistance()))
        .min(Comparator.comparingDouble(GapLaw::ksDistance))
        .orElseThrow()
        .family();
  }
}
