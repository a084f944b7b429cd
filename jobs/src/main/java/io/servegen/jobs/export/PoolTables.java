package io.servegen.jobs.export;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.when;

import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.ProfileColumn;
import io.servegen.jobs.table.Profiles;
import io.servegen.jobs.table.UserSql;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.expressions.Window;
import org.jspecify.annotations.Nullable;

/** The rows of a profile that go into a ServeGen pool. */
final class PoolTables {
  private static final String[] CLIENT = {Column.MODEL, Column.CLIENT_ID};

  private final SparkSession session;
  private final String profiles;
  private final Dataset<Row> clients;

  /** Those of some models, all where there are none, and of the clients that a condition keeps. */
  PoolTables(SparkSession session, String profiles, List<String> models, @Nullable String filter) {
    this.session = session;
    this.profiles = profiles;
    Dataset<Row> kept = Profiles.CLIENTS.read(session, profiles);
    if (!models.isEmpty()) {
      kept = kept.where(col(Column.MODEL).isin(models.toArray()));
    }
    if (filter != null) {
      kept = kept.where(UserSql.condition(session, "--filter", filter, Profiles.CLIENTS.schema()));
    }
    this.clients = kept;
  }

  Dataset<Row> clients() {
    return clients;
  }

  /** The clients with the N of their chunk-N as {@link PoolWriter#CHUNK}. */
  Dataset<Row> numbered(List<ModelPool> models) {
    Object[] renumbered =
        models.stream().filter(ModelPool::renumbered).map(ModelPool::model).toArray();
    org.apache.spark.sql.Column place =
        row_number()
            .over(
                Window.partitionBy(Column.MODEL)
                    .orderBy(col(ProfileColumn.REQUESTS).desc(), col(Column.CLIENT_ID)))
            .minus(1);
    org.apache.spark.sql.Column own =
        regexp_extract(col(Column.CLIENT_ID), ModelPool.CHUNK_NAME, 1).try_cast("int");
    return clients.select(
        col(Column.MODEL),
        col(Column.CLIENT_ID),
        when(col(Column.MODEL).isin(renumbered), place).otherwise(own).as(PoolWriter.CHUNK));
  }

  /** The windows of numbered clients. */
  Dataset<Row> arrivals(Dataset<Row> numbered) {
    return Profiles.ARRIVALS.read(session, profiles).join(numbered, CLIENT);
  }

  /** The clients' lengths; those of their model for clients without any. */
  Dataset<Row> lengths() {
    Dataset<Row> pooled =
        allLengths()
            .where(col(Column.CLIENT_ID).equalTo(Profiles.ALL_CLIENTS))
            .drop(Column.CLIENT_ID)
            .join(broadcast(withoutLengths()), Column.MODEL);
    return allLengths().join(names(), CLIENT, "left_semi").unionByName(pooled);
  }

  /** Clients without lengths of their own. */
  Dataset<Row> withoutLengths() {
    return names().join(allLengths().select(Column.MODEL, Column.CLIENT_ID), CLIENT, "left_anti");
  }

  /** The starts of a model's epochs, in microseconds since 1970-01-01 00:00 UTC, ascending. */
  long[] epochs(String model) {
    return allLengths()
        .where(col(Column.MODEL).equalTo(model))
        .select(unix_micros(col(ProfileColumn.EPOCH_START)))
        .distinct()
        .collectAsList()
        .stream()
        .mapToLong(row -> row.getLong(0))
        .sorted()
        .toArray();
  }

  private Dataset<Row> names() {
    return clients.select(Column.MODEL, Column.CLIENT_ID);
  }

  private Dataset<Row> allLengths() {
    return Profiles.LENGTHS.read(session, profiles);
  }
}
