package io.servegen.jobs.report.content;

import io.servegen.common.length.LengthFamily;
import io.servegen.fitting.SelectionRule;
import io.servegen.fitting.length.LengthFit;
import io.servegen.fitting.length.LengthFitter;
import io.servegen.fitting.length.LengthSelection;
import io.servegen.jobs.report.measure.Measure;
import java.util.List;
import java.util.Optional;

/** The laws fitted to lengths of all clients together. */
final class LengthLaws {
  private LengthLaws() {}

  static Optional<LengthSelection> fit(Distribution lengths) {
    return new LengthFitter(SelectionRule.KS).fit(lengths.histogram());
  }

  /** The law that the paper gives the measure, and the best if it is another. */
  static List<LengthFit> shown(Measure measure, Optional<LengthSelection> laws) {
    if (laws.isEmpty()) {
      return List.of();
    }
    LengthFit best = laws.get().chosen();
    return laws.get().fits().stream()
        .filter(fit -> fit.family() == ofPaper(measure) || fit == best)
        .toList();
  }

  /** A mixture of Pareto and log-normal for inputs, exponential for outputs. */
  static LengthFamily ofPaper(Measure measure) {
    return measure == Measure.INPUT ? LengthFamily.PARETO_LOG_NORMAL : LengthFamily.EXPONENTIAL;
  }
}
