package io.servegen.jobs.fit;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.when;

import io.servegen.jobs.table.Category;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.ProfileColumn;
import io.servegen.jobs.window.LogSpan;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * The table of clients. Shares are of the model's requests; the mean rate is over the whole span of
 * the log; the CV is the root of the mean squared CV of the windows, each weighted by its requests.
 */
final class ClientSummary {
  private static final String[] CLIENT = {Column.MODEL, Column.CLIENT_ID};

  private ClientSummary() {}

  /**
   * The table.
   *
   * @param windows rows of {@link WindowColumn#SCHEMA}
   * @param epochs rows of {@link EpochColumn#SCHEMA}
   * @param span what the log covers
   */
  static Dataset<Row> of(Dataset<Row> windows, Dataset<Row> epochs, LogSpan span) {
    Dataset<Row> arrivals = arrivals(windows);
    Dataset<Row> models =
        arrivals.groupBy(Column.MODEL).agg(sum(ProfileColumn.REQUESTS).as("model_requests"));
    return arrivals
        .join(lengths(epochs), CLIENT, "left")
        .join(broadcast(models), Column.MODEL)
        .withColumn(
            ProfileColumn.CATEGORY,
            when(col(EpochColumn.MULTIMODAL), Category.MULTIMODAL.key())
                .when(col(EpochColumn.REASONS), Category.REASON.key())
                .otherwise(Category.LANGUAGE.key()))
        .withColumn(ProfileColumn.SHARE, col(ProfileColumn.REQUESTS).divide(col("model_requests")))
        .withColumn(
            ProfileColumn.MEAN_RATE, col(ProfileColumn.REQUESTS).divide(lit(span.seconds())));
  }

  private static Dataset<Row> arrivals(Dataset<Row> windows) {
    org.apache.spark.sql.Column squares =
        col(ProfileColumn.CV).multiply(col(ProfileColumn.CV)).multiply(col(ProfileColumn.REQUESTS));
    return windows
        .groupBy(Column.MODEL, Column.CLIENT_ID)
        .agg(
            sum(ProfileColumn.REQUESTS).as(ProfileColumn.REQUESTS),
            max(ProfileColumn.RATE).as(ProfileColumn.PEAK_RATE),
            // Decimals, since a sum of doubles would depend on the order.
            sqrt(sum(squares.cast("decimal(28,9)"))
                    .cast("double")
                    .divide(
                        sum(when(col(ProfileColumn.CV).isNotNull(), col(ProfileColumn.REQUESTS)))))
                .as(ProfileColumn.CV),
            count(lit(1)).as(ProfileColumn.ACTIVE_WINDOWS),
            timestamp_micros(min(WindowColumn.FIRST_MICROS)).as(ProfileColumn.FIRST_SEEN),
            timestamp_micros(max(WindowColumn.LAST_MICROS)).as(ProfileColumn.LAST_SEEN));
  }

  private static Dataset<Row> lengths(Dataset<Row> epochs) {
    org.apache.spark.sql.Column answered = sum(EpochColumn.ANSWERED);
    return epochs
        .groupBy(Column.MODEL, Column.CLIENT_ID)
        .agg(
            sum(EpochColumn.INPUT_SUM).divide(answered).as(ProfileColumn.MEAN_INPUT_TOKENS),
            sum(EpochColumn.OUTPUT_SUM).divide(answered).as(ProfileColumn.MEAN_OUTPUT_TOKENS),
            max(EpochColumn.REASONS).as(EpochColumn.REASONS),
            max(EpochColumn.MULTIMODAL).as(EpochColumn.MULTIMODAL));
  }
}
