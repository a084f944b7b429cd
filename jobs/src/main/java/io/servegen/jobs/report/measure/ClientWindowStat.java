package io.servegen.jobs.report.measure;

import io.servegen.jobs.table.Column;
import org.apache.spark.sql.Row;

/**
 * What one client sent in one window.
 *
 * @param startMicros the window's start
 * @param rate requests per second
 * @param meanInput mean tokens of the answered requests' input; NaN without one
 * @param meanOutput likewise of the output
 */
public record ClientWindowStat(
    String model,
    String clientId,
    long startMicros,
    double rate,
    double meanInput,
    double meanOutput) {
  static ClientWindowStat of(Row cell, Scope scope) {
    long start = cell.getAs(Cell.START);
    ClientLengths lengths = new ClientLengths();
    lengths.addAll(cell.<byte[]>getAs(Cell.CODED));
    double seconds =
        (scope.span().endWithin(start, scope.grid()) - scope.span().startWithin(start)) / 1e6;
    return new ClientWindowStat(
        cell.getAs(Column.MODEL),
        cell.getAs(Column.CLIENT_ID),
        start,
        cell.<Long>getAs(Cell.REQUESTS) / seconds,
        lengths.mean(Measure.INPUT),
        lengths.mean(Measure.OUTPUT));
  }
}
