package io.servegen.jobs.report.measure;

import static org.apache.spark.sql.functions.col;

import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.ProfileColumn;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Sums up the windows of each client, of which there are no more than the log has windows. */
public final class ClientTotals implements Iterator<Row> {
  public static final String GAP_CODES = Cell.GAP_CODES;
  public static final String LENGTHS = "lengths";
  public static final String MEAN_REASON_SHARE = "mean_reason_share";

  /** One row per client; means and the CV are null where there is nothing to tell. */
  static final StructType SCHEMA =
      new StructType()
          .add(Column.MODEL, DataTypes.StringType, false)
          .add(Column.CLIENT_ID, DataTypes.StringType, false)
          .add(ProfileColumn.REQUESTS, DataTypes.LongType, false)
          .add(ProfileColumn.ACTIVE_WINDOWS, DataTypes.LongType, false)
          .add(ProfileColumn.MEAN_RATE, DataTypes.DoubleType, false)
          .add(ProfileColumn.PEAK_RATE, DataTypes.DoubleType, false)
          .add(ProfileColumn.CV, DataTypes.DoubleType, true)
          .add(ProfileColumn.MEAN_INPUT_TOKENS, DataTypes.DoubleType, true)
          .add(ProfileColumn.MEAN_OUTPUT_TOKENS, DataTypes.DoubleType, true)
          .add(MEAN_REASON_SHARE, DataTypes.DoubleType, true)
          .add(GAP_CODES, DataTypes.BinaryType, false)
          .add(LENGTHS, DataTypes.BinaryType, false);

  private final Iterator<Row> cells;
  private final Scope scope;
  private @Nullable Row ahead;

  private ClientTotals(Iterator<Row> cells, Scope scope) {
    this.cells = cells;
    this.scope = scope;
    this.ahead = cells.hasNext() ? cells.next() : null;
  }

  static Dataset<Row> of(Dataset<Row> cells, Scope scope, int partitions) {
    return cells
        .where(col(Cell.KIND).equalTo(Cell.CLIENT))
        .repartition(partitions, col(Column.MODEL), col(Column.CLIENT_ID))
        .sortWithinPartitions(Column.MODEL, Column.CLIENT_ID, Cell.START)
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) rows -> new ClientTotals(rows, scope),
            Encoders.row(SCHEMA));
  }

  @Override
  public boolean hasNext() {
    return ahead != null;
  }

  @Override
  public Row next() {
    Row first = ahead;
    if (first == null) {
      throw new NoSuchElementException();
    }
    String model = first.getAs(Column.MODEL);
    String client = first.getAs(Column.CLIENT_ID);
    Counts gaps = new Counts();
    ClientLengths lengths = new ClientLengths();
    long requests = 0;
    long windows = 0;
    double peak = 0;
    double squares = 0;
    double weight = 0;
    Row cell = first;
    while (cell != null
        && client.equals(cell.getAs(Column.CLIENT_ID))
        && model.equals(cell.getAs(Column.MODEL))) {
      long inWindow = cell.<Long>getAs(Cell.REQUESTS);
      requests += inWindow;
      windows++;
      peak = Math.max(peak, inWindow / seconds(cell.<Long>getAs(Cell.START)));
      double cv =
          GapSums.cv(
              cell.<Long>getAs(Cell.GAPS),
              cell.<Double>getAs(Cell.GAP_SUM),
              cell.<Double>getAs(Cell.GAP_SQUARES));
      if (!Double.isNaN(cv)) {
        squares += inWindow * cv * cv;
        weight += inWindow;
      }
      gaps.addAll(cell.<byte[]>getAs(Cell.GAP_CODES));
      lengths.addAll(cell.<byte[]>getAs(Cell.CODED));
      cell = cells.hasNext() ? cells.next() : null;
    }
    ahead = cell;
    return RowFactory.create(
        model,
        client,
        requests,
        windows,
        requests / scope.span().seconds(),
        peak,
        weight > 0 ? Math.sqrt(squares / weight) : null,
        number(lengths.mean(Measure.INPUT)),
        number(lengths.mean(Measure.OUTPUT)),
        number(lengths.mean(Measure.REASON_SHARE) / Measure.WHOLE_SHARE),
        gaps.encode(),
        lengths.encode());
  }

  private double seconds(long start) {
    return (scope.span().endWithin(start, scope.grid()) - scope.span().startWithin(start)) / 1e6;
  }

  private static @Nullable Double number(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
