package io.servegen.jobs.table;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import org.apache.spark.sql.types.StructType;

/**
 * The table of generated requests: {@code TRACE/day=…/part-<10-digit slice>.parquet}. Each file is
 * in time order and file order is time order; {@code request_id} is 0 … N−1 in that order.
 */
public final class Trace {
  /** The columns in the files; {@link Column#DAY} is in their paths. */
  public static final StructType SCHEMA =
      new StructType()
          .add(Column.REQUEST_ID, LongType, false)
          .add(Column.ARRIVAL, TimestampType, false)
          .add(Column.MODEL, StringType, false)
          .add(Column.CLIENT_ID, StringType, false)
          .add(Column.INPUT_TOKENS, IntegerType, false)
          .add(Column.OUTPUT_TOKENS, IntegerType, false)
          .add(Column.REASONING_TOKENS, IntegerType, true)
          .add(Column.CACHED_TOKENS, IntegerType, true)
          .add(Column.TEXT_TOKENS, IntegerType, true)
          .add(Column.IMAGE_TOKENS, createArrayType(IntegerType, false), true)
          .add(Column.AUDIO_TOKENS, createArrayType(IntegerType, false), true)
          .add(Column.VIDEO_TOKENS, createArrayType(IntegerType, false), true)
          .add(Column.CONVERSATION_ID, StringType, true)
          .add(Column.TURN, IntegerType, true);

  private Trace() {}
}
