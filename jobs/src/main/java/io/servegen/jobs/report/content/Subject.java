package io.servegen.jobs.report.content;

import io.servegen.jobs.report.fidelity.Periods;
import io.servegen.jobs.report.measure.Conversations;
import io.servegen.jobs.report.measure.ItemLoads;
import io.servegen.jobs.report.measure.Measure;
import io.servegen.jobs.report.measure.Measured;
import io.servegen.jobs.report.measure.Steps;
import io.servegen.jobs.report.measure.WindowStat;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * A workload of the report.
 *
 * @param name what it is called
 * @param colour its place in the report's list of workloads
 * @param measured what is known of it
 * @param conversations its conversations; null of NAIVE
 * @param itemLoads who sends its images, audio and video; null of NAIVE, and where it has none
 */
public record Subject(
    String name,
    int colour,
    Measured measured,
    @Nullable Conversations conversations,
    @Nullable ItemLoads itemLoads) {

  /**
   * What is known of a workload, by some more passes over its requests where they have more to
   * tell.
   */
  public static Subject of(String name, int colour, Measured measured, Dataset<Row> requests) {
    if (name.equals(ReportContent.NAIVE)) {
      return new Subject(name, colour, measured, null, null);
    }
    boolean hasItems = !measured.whole().of(Measure.MODAL).isEmpty();
    return new Subject(
        name,
        colour,
        measured,
        Conversations.of(requests),
        hasItems ? ItemLoads.of(requests, measured.scope()) : null);
  }

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

  /**
   * Whether its clock is fine enough for gaps: one that ticks more slowly than requests come shows
   * most gaps as none, and a few as a whole tick.
   */
  boolean tellsGaps() {
    double meanGapSeconds = measured.scope().span().seconds() / measured.requests();
    return measured.scope().clock().tickMicros() <= 1e6 * meanGapSeconds;
  }

  /** The windows whose gaps are enough to say how bursty they are. */
  List<WindowStat> windowsWithGaps() {
    return !tellsGaps()
        ? List.of()
        : measured.windows().stream().filter(window -> window.gaps() >= Findings.MIN_GAPS).toList();
  }

  /** Why there are none. */
  String whyNoGaps() {
    return tellsGaps()
        ? "no window has " + Findings.MIN_GAPS + " gaps"
        : "the clock ticks every "
            + BigDecimal.valueOf(measured.scope().clock().tickMicros(), 6)
                .stripTrailingZeros()
                .toPlainString()
            + " s, more slowly than requests come";
  }

  WindowStat busiestWindow() {
    return measured.windows().stream()
        .max(Comparator.comparingLong(WindowStat::requests))
        .orElseThrow();
  }
}
