package io.servegen.jobs.report.measure;

import io.servegen.common.arrival.GapFamily;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * What all clients together sent in one window.
 *
 * @param startMicros its start, in microseconds since 1970-01-01 00:00 UTC
 * @param seconds how much of it the workload covers
 * @param requests the arrivals
 * @param gaps the gaps between them
 * @param gapSum their sum in seconds
 * @param gapSquares the sum of their squares
 * @param having by {@link Measure}, how many requests have it
 * @param sums by measure, its sum
 * @param scales by {@link #SCALES}, of whole steps of so many seconds: how many, the sum of their
 *     counts and that of the counts' squares; zeros where the step does not divide the window
 * @param laws the fit of each family to the gaps
 */
public record WindowStat(
    long startMicros,
    double seconds,
    long requests,
    long gaps,
    double gapSum,
    double gapSquares,
    long[] having,
    long[] sums,
    double[] scales,
    List<GapLaw> laws) {

  /** Lengths of step, in seconds, at which counts are looked at. */
  public static final long[] SCALES = {1, 10, 60, 600};

  static WindowStat of(Row cell, Scope scope) {
    long start = cell.getAs(Cell.START);
    WindowBuffer buffer = new WindowBuffer(scope.grid().micros());
    buffer.addAll(cell.getAs(Cell.CODED));
    List<Double> numbers = cell.getList(cell.fieldIndex(Cell.STATISTICS));
    double[] scales = new double[3 * SCALES.length];
    java.util.Arrays.setAll(scales, numbers::get);
    List<GapLaw> laws = new ArrayList<>();
    for (GapFamily family : GapFamily.values()) {
      int from = scales.length + GapLaw.NUMBERS * family.ordinal();
      laws.add(new GapLaw(family, numbers.get(from), numbers.get(from + 1), numbers.get(from + 2)));
    }
    return new WindowStat(
        start,
        (scope.span().endWithin(start, scope.grid()) - scope.span().startWithin(start)) / 1e6,
        cell.<Long>getAs(Cell.REQUESTS),
        cell.<Long>getAs(Cell.GAPS),
        cell.<Double>getAs(Cell.GAP_SUM),
        cell.<Double>getAs(Cell.GAP_SQUARES),
        buffer.having(),
        buffer.sums(),
        scales,
        laws);
  }

  public double rate() {
    return requests / seconds;
  }

  /** The coefficient of variation of the gaps. */
  public double cv() {
    return GapSums.cv(gaps, gapSum, gapSquares);
  }

  /** The mean of a measure over the requests that have it; NaN if none has. */
  public double mean(Measure measure) {
    long n = having[measure.ordinal()];
    return n == 0 ? Double.NaN : (double) sums[measure.ordinal()] / n;
  }

  /** The sum of a measure. */
  public long sum(Measure measure) {
    return sums[measure.ordinal()];
  }
}
