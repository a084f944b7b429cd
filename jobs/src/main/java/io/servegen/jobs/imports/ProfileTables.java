package io.servegen.jobs.imports;

import static org.apache.spark.sql.functions.broadcast;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import io.servegen.common.length.Histogram;
import io.servegen.common.units.Times;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.ProfileSpan;
import io.servegen.jobs.table.Profiles;
import java.sql.Timestamp;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** The tables of a profile, from clients of any source. */
final class ProfileTables {
  private static final String METHOD = "imported";

  /** One row per client: what {@link Profiles#CLIENTS} takes over, and what is summed up. */
  private static final StructType SUMMARY =
      new StructType()
          .add(Column.MODEL, DataTypes.StringType)
          .add(Column.CLIENT_ID, DataTypes.StringType)
          .add("category", DataTypes.StringType)
          .add("requests", DataTypes.LongType)
          .add("peak_rate", DataTypes.DoubleType)
          .add("cv", DataTypes.DoubleType)
          .add("mean_input_tokens", DataTypes.DoubleType)
          .add("mean_output_tokens", DataTypes.DoubleType)
          .add("active_windows", DataTypes.LongType)
          .add("first_seen", DataTypes.TimestampType)
          .add("last_seen", DataTypes.TimestampType)
          .add("span_start_micros", DataTypes.LongType)
          .add("span_end_micros", DataTypes.LongType)
          .add("window_micros", DataTypes.LongType)
          .add("has_lengths", DataTypes.BooleanType)
          .add("empty_pmfs", DataTypes.LongType)
          .add("requests_without_lengths", DataTypes.LongType);

  private final SparkSession session;
  private final JavaRDD<ImportedClient> clients;

  ProfileTables(SparkSession session, JavaRDD<ImportedClient> clients) {
    this.session = session;
    this.clients = clients;
  }

  /** Writes all four. */
  void write(String profiles, ProfileSpan span) {
    Profiles.CLIENTS.write(clients(span), profiles);
    Profiles.ARRIVALS.write(arrivals(), profiles);
    Profiles.LENGTHS.write(lengths(), profiles);
    Profiles.DEPENDENCE.write(
        session.createDataFrame(session.emptyDataFrame().javaRDD(), Profiles.DEPENDENCE.schema()),
        profiles);
  }

  /** One row per client, idle ones included. */
  Dataset<Row> summary() {
    return session.createDataFrame(clients.map(ProfileTables::summary), SUMMARY);
  }

  private Dataset<Row> clients(ProfileSpan span) {
    Dataset<Row> active = summary().where(col("active_windows").gt(0));
    Dataset<Row> models = active.groupBy(Column.MODEL).agg(sum("requests").as("model_requests"));
    double seconds = (span.endMicros() - span.startMicros()) / 1e6;
    return active
        .join(broadcast(models), Column.MODEL)
        .withColumn("share", col("requests").divide(col("model_requests")))
        .withColumn("mean_rate", col("requests").divide(lit(seconds)));
  }

  private Dataset<Row> arrivals() {
    return session.createDataFrame(
        clients.flatMap(
            client -> client.windows().stream().map(window -> arrival(client, window)).iterator()),
        Profiles.ARRIVALS.schema());
  }

  private Dataset<Row> lengths() {
    StructType schema = Profiles.LENGTHS.schema();
    Dataset<Row> own =
        session.createDataFrame(
            clients.flatMap(
                client ->
                    client.lengths().stream().map(lengths -> length(client, lengths)).iterator()),
            schema);
    return own.unionByName(PooledLengths.of(session, clients));
  }

  private static Row summary(ImportedClient client) {
    MeanLengths means = new MeanLengths(client);
    double expected = 0;
    double peak = 0;
    double weightedSquares = 0;
    @Nullable Timestamp first = null;
    @Nullable Timestamp last = null;
    for (ClientWindow window : client.windows()) {
      expected += window.expected();
      peak = Math.max(peak, window.rate());
      weightedSquares += window.expected() * window.cv() * window.cv();
      first = first == null ? timestamp(window.startMicros()) : first;
      last = timestamp(window.startMicros() + Math.round(window.seconds() * 1e6));
    }
    return RowFactory.create(
        client.model(),
        client.id(),
        client.category().key(),
        client.requests(),
        peak,
        expected > 0 ? Math.sqrt(weightedSquares / expected) : null,
        means.input(),
        means.output(),
        (long) client.windows().size(),
        first,
        last,
        client.spanStartMicros(),
        client.spanEndMicros(),
        client.windowMicros(),
        client.hasLengths(),
        client.emptyPmfs(),
        client.requestsWithoutLengths());
  }

  private static Row arrival(ImportedClient client, ClientWindow window) {
    return RowFactory.create(
        client.model(),
        client.id(),
        timestamp(window.startMicros()),
        window.seconds(),
        window.requests(),
        window.rate(),
        window.cv(),
        window.family().key(),
        window.shape(),
        window.scale(),
        null,
        null,
        METHOD,
        null,
        null,
        null,
        null);
  }

  private static Row length(ImportedClient client, EpochLengths lengths) {
    return length(
        client.model(),
        client.id(),
        timestamp(lengths.startMicros()),
        lengths.seconds(),
        lengths.field().key(),
        lengths.histogram(),
        lengths.law(),
        lengths.expected());
  }

  /** A row of {@link Profiles#LENGTHS}. */
  static Row length(
      String model,
      String clientId,
      Timestamp epochStart,
      double epochSeconds,
      String field,
      Histogram histogram,
      @Nullable LawOfLengths law,
      double expected) {
    return RowFactory.create(
        model,
        clientId,
        epochStart,
        epochSeconds,
        field,
        histogram.values(),
        histogram.weights(),
        Math.round(expected),
        histogram.mean(),
        histogram.quantile(0.5),
        histogram.quantile(0.95),
        histogram.quantile(0.99),
        histogram.max(),
        law == null ? null : law.family(),
        law == null ? null : law.array(),
        null);
  }

  static Timestamp timestamp(long micros) {
    return Timestamp.from(Times.toInstant(micros));
  }
}
