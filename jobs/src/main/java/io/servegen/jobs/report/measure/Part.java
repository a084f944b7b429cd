package io.servegen.jobs.report.measure;

import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** What a packed row holds of its slot. */
enum Part {
  /** A client's arrivals in a window, a {@link io.servegen.jobs.window.Tally}. */
  ARRIVALS,
  /** The {@link ClientBuffer} without them. */
  LENGTHS,
  /** A window's {@link WindowBuffer}, of all clients. */
  WINDOW,
  /** The whole workload's {@link WholeBuffer}. */
  WHOLE;

  static final StructType PACKED =
      io.servegen.jobs.window.Packing.KEY
          .add("part", DataTypes.IntegerType, false)
          .add("coded", DataTypes.BinaryType, false);

  static Part of(Row packed) {
    return values()[packed.getInt(3)];
  }

  static byte[] coded(Row packed) {
    return packed.getAs(4);
  }
}
