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
          .add("category", StringType, false)
          .add("requests", LongType, false)
          .add("share", DoubleType, false)
          .add("mean_rate", DoubleType, false)
          .add("peak_rate", DoubleType, false)
          .add("cv", DoubleType, true)
          .add("mean_input_tokens", DoubleType, true)
          .add("mean_output_tokens", DoubleType, true)
          .add("active_windows", LongType, false)
          .add("first_seen", TimestampType, false)
          .add("last_seen", TimestampType, false)),

  /** One row per client and window with requests, sorted by window, model and client. */
  ARRIVALS(
      new StructType()
          .add(Column.MODEL, StringType, false)
          .add(Column.CLIENT_ID, StringType, false)
          .add("window_start", TimestampType, false)
          .add("window_seconds", DoubleType, false)
          .add("requests", LongType, false)
          .add("rate", DoubleType, false)
          .add("cv", DoubleType, true)
          .add("family", StringType, false)
          .add("shape", DoubleType, false)
          .add("scale", DoubleType, false)
          .add("ks_distance", DoubleType, true)
          .add("log_likelihood", DoubleType, true)
          .add("method", StringType, false)
          .add("pooled", StringType, true)
          .add("exponential_ks_distance", DoubleType, true)
          .add("gamma_ks_distance", DoubleType, true)
          .add("weibull_ks_distance", DoubleType, true)),

  /**
   * One row per client, epoch and drawn field, sorted by epoch, model, client and field: the
   * histogram, and the parametric law beside it. The rows of {@link #ALL_CLIENTS} are the model's
   * pooled lengths.
   */
  LENGTHS(
      new StructType()
          .add(Column.MODEL, StringType, false)
          .add(Column.CLIENT_ID, StringType, false)
          .add("epoch_start", TimestampType, false)
          .add("epoch_seconds", DoubleType, false)
          .add("field", StringType, false)
          .add("values", createArrayType(DoubleType, false), false)
          .add("weights", createArrayType(DoubleType, false), false)
          .add("samples", LongType, false)
          .add("mean", DoubleType, false)
          .add("p50", DoubleType, false)
          .add("p95", DoubleType, false)
          .add("p99", DoubleType, false)
          .add("max", DoubleType, false)
          .add("family", StringType, true)
          .add("parameters", createArrayType(DoubleType, false), true)
          .add("ks_distance", DoubleType, true)),

  /** One row per client, epoch and pair of drawn fields: their Spearman rank correlation. */
  DEPENDENCE(
      new StructType()
          .add(Column.MODEL, StringType, false)
          .add(Column.CLIENT_ID, StringType, false)
          .add("epoch_start", TimestampType, false)
          .add("field_a", StringType, false)
          .add("field_b", StringType, false)
          .add("rank_correlation", DoubleType, false)
          .add("samples", IntegerType, false));

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
      case ARRIVALS -> new String[] {"window_start", Column.MODEL, Column.CLIENT_ID};
      case LENGTHS -> new String[] {"epoch_start", Column.MODEL, Column.CLIENT_ID, "field"};
      case DEPENDENCE ->
          new String[] {"epoch_start", Column.MODEL, Column.CLIENT_ID, "field_a", "field_b"};
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
    return session.read().schema(schema).parquet(path(profiles));
  }
}
