package io.servegen.jobs.fit;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.timestamp_micros;

import io.servegen.common.UserException;
import io.servegen.fitting.SelectionRule;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.ProfileColumn;
import io.servegen.jobs.table.Profiles;
import io.servegen.jobs.window.ClientHistory;
import io.servegen.jobs.window.Clock;
import io.servegen.jobs.window.HeavyClients;
import io.servegen.jobs.window.LogSpan;
import io.servegen.jobs.window.Survey;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;

/** The way from requests to the four tables of a profile. */
final class Fit {
  /** A task's share: some seconds of work, and few enough of a heavy client's windows. */
  static final long REQUESTS_PER_PARTITION = 1_000_000;

  private final SparkRun spark;
  private final FitSettings settings;
  private final long requestsPerPartition;

  Fit(SparkRun spark, FitSettings settings, long requestsPerPartition) {
    this.spark = spark;
    this.settings = settings;
    this.requestsPerPartition = requestsPerPartition;
  }

  /**
   * Writes the tables.
   *
   * @param requests what is fitted
   * @param survey what a first look at them told
   * @param span what the log covers
   * @param profiles the folder to write to
   */
  FitResult write(Dataset<Row> requests, Survey survey, LogSpan span, String profiles) {
    Dataset<Row> clients = RareClients.pool(requests, settings.minRequests());
    SelectionRule rule = settings.rule();
    int partitions = partitions(survey.requests());
    Map<String, Clock> clocks = new TreeMap<>();
    survey.models().forEach((model, seen) -> clocks.put(model, seen.clock()));

    ClientHistory history =
        ClientHistory.of(
            clients,
            settings.windows(),
            settings.epochs(),
            HeavyClients.of(survey, settings.epochs(), requestsPerPartition),
            partitions,
            new WindowFits(settings.windows(), span, clocks, rule),
            WindowColumn.SCHEMA);
    Dataset<Row> windows = history.windows();
    requireNoReservedName(windows);
    Profiles.ARRIVALS.write(PooledForms.fill(windows), profiles);

    Dataset<Row> epochs =
        history
            .epochs(() -> new EpochFitter(rule)::fit, EpochColumn.SCHEMA)
            .persist(StorageLevel.MEMORY_AND_DISK());
    Profiles.LENGTHS.write(table(epochs, EpochColumn.LENGTHS), profiles);
    Profiles.DEPENDENCE.write(table(epochs, EpochColumn.DEPENDENCE), profiles);
    Profiles.CLIENTS.write(ClientSummary.of(windows, epochs, span), profiles);

    epochs.unpersist();
    history.close();
    return FitResult.of(spark.session(), profiles, survey, clocks, span, settings.windows());
  }

  private int partitions(long requests) {
    long wanted = 1 + requests / requestsPerPartition;
    return (int) Math.max(spark.context().defaultParallelism(), Math.min(wanted, 100_000));
  }

  private Dataset<Row> table(Dataset<Row> epochs, String column) {
    return epochs.select(
        col(Column.MODEL),
        col(Column.CLIENT_ID),
        timestamp_micros(col(EpochColumn.START_MICROS)).as(ProfileColumn.EPOCH_START),
        lit(settings.epochs().seconds()).as(ProfileColumn.EPOCH_SECONDS),
        expr("inline(" + column + ")"));
  }

  private static void requireNoReservedName(Dataset<Row> windows) {
    if (!windows.where(col(Column.CLIENT_ID).equalTo(Profiles.ALL_CLIENTS)).isEmpty()) {
      throw UserException.data(
          "a client is named '" + Profiles.ALL_CLIENTS + "'",
          "in a profile that name stands for all clients of a model together",
          "ingest the logs with another client id, or with --client-ids hash");
    }
  }
}
