package io.servegen.jobs.report.content;

import io.servegen.jobs.report.fidelity.Periods;
import io.servegen.jobs.report.measure.Measure;
import io.servegen.jobs.report.measure.Measured;
import io.servegen.jobs.report.measure.Steps;
import io.servegen.jobs.report.measure.WindowStat;
import java.util.Comparator;

/**
 * A workload of the report.
 *
 * @param name what it is called
 * @param colour its place in the report's list of workloads
 * @param measured what is known of it
 */
public record Subject(String name, int colour, Measured measured) {
  /** Whether it is NAIVE, which is shown in comparisons alone. */
  public boolean isNaive() {
    return name.equals(ReportContent.NAIVE);
  }

  /** An id of a part of the report that this workload has to itself. */
  String id(String part) {
    return part + "-" + colour;
  }

  /** By how much its times are moved to lie beside the other's. */
  long shiftTo(Subject other) {
    return Periods.shift(other.measured().scope(), measured.scope());
  }

  Distribution distribution(Measure measure) {
    return Distribution.of(measured.whole().of(measure).ofBins(), Steps.FINE, 1);
  }

  boolean has(Measure measure) {
    return !measured.whole().of(measure).isEmpty();
  }

  WindowStat busiestWindow() {
    return measured.windows().stream()
        .max(Comparator.comparingLong(WindowStat::requests))
        .orElseThrow();
  }
}
