package io.servegen.jobs.report.measure;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.asc;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.explode;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Requests;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import org.jspecify.annotations.Nullable;

/**
 * Who sends the images, audio and video of a workload, and how far clients whose items are all of
 * one size make it.
 *
 * @param clients clients with items
 * @param uniform those of them with items of one size: nine tenths of the items' tokens are in
 *     items whose sizes differ by 5 % at most
 * @param uniformShare the part of all items' tokens that these send
 * @param largest the one of them that sends the most; null where there is none
 * @param windows by window with items, in order of time
 */
public record ItemLoads(
    long clients,
    long uniform,
    double uniformShare,
    @Nullable Largest largest,
    List<Window> windows) {
  private static final double WIDTH = Math.log(1.05);
  private static final double MOST = 0.9;

  private static final String WINDOW = "window";
  private static final String SIZE = "size";
  private static final String ITEMS = "items";
  private static final String TOKENS = "tokens";

  /**
   * A client with items of one size.
   *
   * @param size the mean size, tokens
   * @param tokens those of all its items
   */
  public record Largest(String model, String clientId, double size, long tokens) {}

  /**
   * A window's load.
   *
   * @param startMicros its start
   * @param tokens those of all items
   * @param ofLargest those of the items of {@link ItemLoads#largest}
   */
  public record Window(long startMicros, long tokens, long ofLargest) {}

  /** Counts them: by client, window and size in Spark, and here by window alone. */
  public static ItemLoads of(Dataset<Row> requests, Scope scope) {
    Dataset<Row> bySize =
        bySize(requests, scope.grid().micros()).persist(StorageLevel.MEMORY_AND_DISK());
    try {
      return of(bySize);
    } finally {
      bySize.unpersist();
    }
  }

  private static ItemLoads of(Dataset<Row> bySize) {
    Dataset<Row> clients =
        bySize
            .groupBy(Column.MODEL, Column.CLIENT_ID, SIZE)
            .agg(sum(TOKENS).as(TOKENS), sum(ITEMS).as(ITEMS))
            .groupBy(Column.MODEL, Column.CLIENT_ID)
            .agg(sum(TOKENS).as(TOKENS), sum(ITEMS).as(ITEMS), max(TOKENS).as("commonest"))
            .withColumn("uniform", col("commonest").geq(col(TOKENS).multiply(MOST)));
    Row totals =
        clients
            .agg(
                count(lit(1)),
                sum(when(col("uniform"), 1).otherwise(0)),
                sum(when(col("uniform"), col(TOKENS)).otherwise(0)),
                sum(TOKENS))
            .first();
    if (totals.getLong(0) == 0) {
      return new ItemLoads(0, 0, Double.NaN, null, List.of());
    }
    Largest largest =
        clients
            .where(col("uniform"))
            .orderBy(desc(TOKENS), asc(Column.MODEL), asc(Column.CLIENT_ID))
            .limit(1)
            .collectAsList()
            .stream()
            .map(
                row ->
                    new Largest(
                        row.getString(0),
                        row.getString(1),
                        (double) row.getLong(2) / row.getLong(3),
                        row.getLong(2)))
            .findFirst()
            .orElse(null);
    return new ItemLoads(
        totals.getLong(0),
        totals.getLong(1),
        (double) totals.getLong(2) / totals.getLong(3),
        largest,
        windows(bySize, largest));
  }

  /** A row for each client, window and size of item: how many, and their tokens. */
  private static Dataset<Row> bySize(Dataset<Row> requests, long windowMicros) {
    org.apache.spark.sql.Column none = array().cast("array<int>");
    org.apache.spark.sql.Column micros = unix_micros(col(Column.ARRIVAL));
    return requests
        .where(col(Column.STATUS).notEqual(Requests.STATUS_FAILED))
        .select(
            col(Column.MODEL),
            col(Column.CLIENT_ID),
            micros.minus(org.apache.spark.sql.functions.pmod(micros, lit(windowMicros))).as(WINDOW),
            explode(
                    concat(
                        coalesce(col(Column.IMAGE_TOKENS), none),
                        coalesce(col(Column.AUDIO_TOKENS), none),
                        coalesce(col(Column.VIDEO_TOKENS), none)))
                .as(TOKENS))
        .where(col(TOKENS).gt(0))
        .groupBy(
            col(Column.MODEL),
            col(Column.CLIENT_ID),
            col(WINDOW),
            round(log(col(TOKENS)).divide(WIDTH)).cast("int").as(SIZE))
        .agg(count(lit(1)).as(ITEMS), sum(TOKENS).as(TOKENS));
  }

  private static List<Window> windows(Dataset<Row> bySize, @Nullable Largest largest) {
    org.apache.spark.sql.Column mine =
        largest == null
            ? lit(false)
            : col(Column.MODEL)
                .equalTo(largest.model())
                .and(col(Column.CLIENT_ID).equalTo(largest.clientId()));
    return bySize
        .groupBy(WINDOW)
        .agg(sum(TOKENS), sum(when(mine, col(TOKENS)).otherwise(0)))
        .orderBy(WINDOW)
        .collectAsList()
        .stream()
        .map(row -> new Window(row.getLong(0), row.getLong(1), row.getLong(2)))
        .toList();
  }
}
