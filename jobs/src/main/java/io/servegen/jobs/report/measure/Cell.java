package io.servegen.jobs.report.measure;

import io.servegen.jobs.table.Column;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** A row of what was measured: of a client in a window, of a window, or of the whole. */
final class Cell {
  static final String KIND = "kind";
  static final String START = "start_micros";
  static final String REQUESTS = "requests";
  static final String GAPS = "gaps";
  static final String GAP_SUM = "gap_sum";
  static final String GAP_SQUARES = "gap_squares";

  /** Gaps in microseconds, {@link Counts} of codes. */
  static final String GAP_CODES = "gap_codes";

  /** The merged {@link ClientLengths}, {@link WindowBuffer} or {@link WholeBuffer}. */
  static final String CODED = "coded";

  /** {@link WindowStat}'s numbers; of windows alone. */
  static final String STATISTICS = "statistics";

  static final int CLIENT = 0;
  static final int WINDOW = 1;
  static final int WHOLE = 2;

  static final StructType SCHEMA =
      new StructType()
          .add(KIND, DataTypes.IntegerType, false)
          .add(Column.MODEL, DataTypes.StringType, false)
          .add(Column.CLIENT_ID, DataTypes.StringType, false)
          .add(START, DataTypes.LongType, false)
          .add(REQUESTS, DataTypes.LongType, false)
          .add(GAPS, DataTypes.LongType, false)
          .add(GAP_SUM, DataTypes.DoubleType, false)
          .add(GAP_SQUARES, DataTypes.DoubleType, false)
          .add(GAP_CODES, DataTypes.BinaryType, true)
          .add(CODED, DataTypes.BinaryType, true)
          .add(STATISTICS, DataTypes.createArrayType(DataTypes.DoubleType, false), true);

  private Cell() {}
}
