package io.servegen.jobs.imports;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.servegen.common.units.Quantities;
import io.servegen.jobs.table.Column;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A model's clients, all of them: those that are left out too.
 *
 * @param clients clients with requests
 * @param idle clients without any
 * @param bare clients with requests and without lengths
 * @param bareNames the first of them, by name
 * @param uncovered requests of the other clients in epochs that have no lengths
 */
record ModelSummary(
    String model,
    long clients,
    long idle,
    long windows,
    long requests,
    long emptyPmfs,
    long bare,
    long bareWindows,
    long bareRequests,
    List<String> bareNames,
    long uncovered) {
  private static final int NAMED = 10;

  /** Sums up the clients' rows of {@link ProfileTables#summary()}, by model. */
  static List<ModelSummary> of(Dataset<Row> clients) {
    org.apache.spark.sql.Column active = col("active_windows").gt(0);
    org.apache.spark.sql.Column bare = active.and(not(col("has_lengths")));
    List<Row> rows =
        clients
            .groupBy(Column.MODEL)
            .agg(
                count(when(active, 1)).as("clients"),
                count(when(not(active), 1)).as("idle"),
                sum("active_windows"),
                sum("requests"),
                sum("empty_pmfs"),
                count(when(bare, 1)),
                coalesce(sum(when(bare, col("active_windows"))), lit(0L)),
                coalesce(sum(when(bare, col("requests"))), lit(0L)),
                coalesce(sum(when(not(bare), col("requests_without_lengths"))), lit(0L)))
            .orderBy(Column.MODEL)
            .collectAsList();
    return rows.stream().map(row -> model(row, bareNames(clients.where(bare), row))).toList();
  }

  private static ModelSummary model(Row row, List<String> bareNames) {
    return new ModelSummary(
        row.getString(0),
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8),
        bareNames,
        row.getLong(9));
  }

  private static List<String> bareNames(Dataset<Row> bare, Row model) {
    if (model.getLong(6) == 0) {
      return List.of();
    }
    return bare
        .where(col(Column.MODEL).equalTo(model.getString(0)))
        .select(Column.CLIENT_ID)
        .orderBy(Column.CLIENT_ID)
        .limit(NAMED)
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
  }

  /** Which clients have no lengths, and how much they matter. */
  String bareSentence() {
    String more =
        bare > bareNames.size()
            ? " and " + Quantities.format(bare - bareNames.size()) + " more"
            : "";
    return String.format(
        Locale.ROOT,
        "%s: %s no dataset file beside the trace file: %s%s (%.1f %% of the requests)",
        model,
        bare == 1 ? "1 client has" : Quantities.format(bare) + " clients have",
        String.join(", ", bareNames),
        more,
        100.0 * bareRequests / requests);
  }
}
