package io.servegen.jobs.fit;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.servegen.jobs.table.Column;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** Clients with few requests, taken as one client per model. */
final class RareClients {
  /** The {@link Column#CLIENT_ID} of a model's rare clients together. */
  static final String ID = "(rare)";

  private static final String FREQUENT = "is_frequent";
  private static final List<String> CLIENT = List.of(Column.MODEL, Column.CLIENT_ID);

  private RareClients() {}

  /** The requests, with those of clients with fewer than {@code minRequests} given to one. */
  static Dataset<Row> pool(Dataset<Row> requests, long minRequests) {
    if (minRequests <= 1) {
      return requests;
    }
    Dataset<Row> frequent =
        requests
            .groupBy(Column.MODEL, Column.CLIENT_ID)
            .agg(count(lit(1)).as("requests"))
            .where(col("requests").geq(minRequests))
            .select(col(Column.MODEL), col(Column.CLIENT_ID), lit(true).as(FREQUENT))
            .persist();
    return requests
        .join(broadcast(frequent), CLIENT.toArray(new String[0]), "left")
        .withColumn(Column.CLIENT_ID, when(col(FREQUENT), col(Column.CLIENT_ID)).otherwise(lit(ID)))
        .drop(FREQUENT);
  }
}
