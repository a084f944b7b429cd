package io.servegen.jobs.table;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import org.apache.spark.sql.types.StructType;

/**
 * The table of requests that arrived: {@code REQUESTS/day=…/}, one row each, failed ones included.
 *
 * <p>{@code input_tokens} is the whole prompt, text and every modality; {@code output_tokens} the
 * whole output, reasoning included; {@code cached_tokens} is the part of the input that was read
 * from a cache. Lists hold the tokens of each item.
 */
public final class Requests {
  /** The {@link Column#CLIENT_ID} of requests whose client the log does not tell. */
  public static final String UNKNOWN_CLIENT = "(unknown)";

  /** {@link Column#STATUS} of a request that was answered. */
  public static final String STATUS_OK = "ok";

  /** {@link Column#STATUS} of a request that failed: it arrived, but its lengths say nothing. */
  public static final String STATUS_FAILED = "failed";

  /** Folder of the rejected records, below the table's. */
  public static final String REJECTS = "_rejects";

  /** The columns in the files; {@link Column#DAY} is in their paths. */
  public static final StructType SCHEMA =
      new StructType()
          .add(Column.REQUEST_ID, StringType, true)
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
          .add(Column.TURN, IntegerType, true)
          .add(Column.STATUS, StringType, false)
          .add(Column.DURATION_SECONDS, DoubleType, true)
          .add(Column.TIME_TO_FIRST_TOKEN_SECONDS, DoubleType, true);

  private Requests() {}
}
