package io.servegen.jobs.table;

import static org.apache.spark.sql.types.DataTypes.DoubleType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;
import static org.apache.spark.sql.types.DataTypes.TimestampType;
import static org.apache.spark.sql.types.DataTypes.createArrayType;

import io.servegen.jobs.storage.Storage;
import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * The four tables of a profile: {@code PROFILES/{clients,arrivals,lengths,dependence}/}. Rates are
 * requests per second; {@code scale} is in seconds per gap; times are UTC.
 */
public enum Profiles {
  /** One row per client: what it is, on one line. */
  CLIENTS(
      new StructType()
          .add(Column.MODEL, StringType, false)
          .add(Column.CLIENT_ID, StringType, false)
          .add(ProfileColumn.CATEGORY, StringType, false)
          .add(ProfileColumn.REQUESTS, LongType, false)
          .add(ProfileColumn.SHARE, DoubleType, false)
          .add(ProfileColumn.MEAN_RATE, DoubleType, false)
          .add(ProfileColumn.PEAK_RATE, DoubleType, false)
          .add(ProfileColumn.CV, DoubleType, true)
          .add(ProfileColumn.MEAN_INPUT_TOKENS, DoubleType, true)
          .add(ProfileColumn.MEAN_OUTPUT_TOKENS, DoubleType, true)
          .add(ProfileColumn.ACTIVE_WINDOWS, LongType, false)
          .add(ProfileColumn.FIRST_SEEN, TimestampType, false)
          .add(ProfileColumn.LAST_SEEN, TimestampType, false)),

  /** One row per client and window with requests, sorted by window, model and client. */
  ARRIVALS(
      new StructType()
          .add(Column.MODEL, StringType, false)
          .add(Column.CLIENT_ID, StringType, false)
          .add(ProfileColumn.WINDOW_START, TimestampType, false)
          .add(ProfileColumn.WINDOW_SECONDS, DoubleType, false)
          .add(ProfileColumn.REQUESTS, LongType, false)
          .add(ProfileColumn.RATE, DoubleType, false)
          .add(ProfileColumn.CV, DoubleType, true)
          .add(ProfileColumn.FAMILY, StringType, false)
          .add(ProfileColumn.SHAPE, DoubleType, false)
          .add(ProfileColumn.SCALE, DoubleType, false)
          .add(ProfileColumn.KS_DISTANCE, DoubleType, true)
          .add(ProfileColumn.LOG_LIKELIHOOD, DoubleType, true)
          .add(ProfileColumn.METHOD, StringType, false)
          .add(ProfileColumn.POOLED, StringType, true)
          .add(ProfileColumn.EXPONENTIAL_KS_DISTANCE, DoubleType, true)
          .add(ProfileColumn.GAMMA_KS_DISTANCE, DoubleType, true)
          .add(ProfileColumn.WEIBULL_KS_DISTANCE, DoubleType, true)),

  /**
   * One row per client, epoch and drawn field, sorted by epoch, model, client and field: the
   * histogram, and the parametric law beside it. The rows of {@link #ALL_CLIENTS} are the model's
   * pooled lengths.
   */
  LENGTHS(
      new StructType()
          .add(Column.MODEL, StringType, false)
          .add(Column.CLIENT_ID, StringType, false)
          .add(ProfileColumn.EPOCH_START, TimestampType, false)
          .add(ProfileColumn.EPOCH_SECONDS, DoubleType, false)
          .add(ProfileColumn.FIELD, StringType, false)
          .add(ProfileColumn.VALUES, createArrayType(DoubleType, false), false)
          .add(ProfileColumn.WEIGHTS, createArrayType(DoubleType, false), false)
          .add(ProfileColumn.SAMPLES, LongType, false)
          .add(ProfileColumn.MEAN, DoubleType, false)
          .add(ProfileColumn.P50, DoubleType, false)
          .add(ProfileColumn.P95, DoubleType, false)
          .add(ProfileColumn.P99, DoubleType, false)
          .add(ProfileColumn.MAX, DoubleType, false)
          .add(ProfileColumn.FAMILY, StringType, true)
          .add(ProfileColumn.PARAMETERS, createArrayType(DoubleType, false), true)
          .add(ProfileColumn.KS_DISTANCE, DoubleType, true)),

  /** One row per client, epoch and pair of drawn fields: their Spearman rank correlation. */
  DEPENDENCE(
      new StructType()
          .add(Column.MODEL, StringType, false)
          .add(Column.CLIENT_ID, StringType, false)
          .add(ProfileColumn.EPOCH_START, TimestampType, false)
          .add(ProfileColumn.FIELD_A, StringType, false)
          .add(ProfileColumn.FIELD_B, StringType, false)
          .add(ProfileColumn.RANK_CORRELATION, DoubleType, false)
          .add(ProfileColumn.SAMPLES, IntegerType, false));

  /** The {@link Column#CLIENT_ID} of the rows of {@link #LENGTHS} that pool a model's clients. */
  public static final String ALL_CLIENTS = "(all)";

  /** Small, so that a reader of a few windows or epochs skips most of a file. */
  private static final long ROW_GROUP_BYTES = 8L << 20;

  private final StructType schema;

  Profiles(StructType schema) {
    this.schema = schema;
  }

  /**
   * The columns that the rows are sorted by: the time, if the table has one, then the rest of the
   * key. No two rows are equal in all of them.
   */
  public String[] sortColumns() {
    return switch (this) {
      case CLIENTS -> new String[] {Column.MODEL, Column.CLIENT_ID};
      case ARRIVALS -> new String[] {ProfileColumn.WINDOW_START, Column.MODEL, Column.CLIENT_ID};
      case LENGTHS ->
          new String[] {
            ProfileColumn.EPOCH_START, Column.MODEL, Column.CLIENT_ID, ProfileColumn.FIELD
          };
      case DEPENDENCE ->
          new String[] {
            ProfileColumn.EPOCH_START,
            Column.MODEL,
            Column.CLIENT_ID,
            ProfileColumn.FIELD_A,
            ProfileColumn.FIELD_B
          };
    };
  }

  /** Writes the table into a profile, sorted over all its files. */
  public void write(Dataset<Row> rows, String profiles) {
    String[] sort = sortColumns();
    rows.select(
            Arrays.stream(schema.fieldNames())
                .map(org.apache.spark.sql.functions::col)
                .toArray(org.apache.spark.sql.Column[]::new))
        .sort(sort[0], Arrays.copyOfRange(sort, 1, sort.length))
        .write()
        .option("parquet.block.size", ROW_GROUP_BYTES)
        .parquet(path(profiles));
  }

  public StructType schema() {
    return schema;
  }

  /** Where this table lies in a profile. */
  public String path(String profiles) {
    return Storage.resolve(profiles, name().toLowerCase(java.util.Locale.ROOT));
  }

  /** The table of a profile, whose manifest the caller has read. */
  public Dataset<Row> read(SparkSession session, String profiles) {
    return session.read().schema(schema).parquet(Storage.literal(path(profiles)));
  }
}
