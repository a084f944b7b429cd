package io.servegen.jobs.describe;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max_by;
import static org.apache.spark.sql.functions.struct;

import io.servegen.common.units.Durations;
import io.servegen.common.units.Quantities;
import io.servegen.common.units.Times;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Manifest;
import io.servegen.jobs.table.ProfileColumn;
import io.servegen.jobs.table.ProfileSpan;
import io.servegen.jobs.table.Profiles;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/** A profile, as its tables tell. */
final class ProfileSubject implements Subject {
  private static final String[] CLIENT = {Column.MODEL, Column.CLIENT_ID};

  private final Manifest manifest;
  private final Dataset<Row> clients;
  private final Dataset<Row> arrivals;

  ProfileSubject(SparkSession session, Manifest manifest, String path) {
    this.manifest = manifest;
    this.clients = Profiles.CLIENTS.read(session, path);
    this.arrivals = Profiles.ARRIVALS.read(session, path);
  }

  @Override
  public Dataset<Row> clients() {
    return clients;
  }

  @Override
  public List<Line> about() {
    ProfileSpan span = ProfileSpan.read(manifest);
    return List.of(
        new Line(
            "span",
            String.format(
                Locale.ROOT,
                "%s to %s: %s windows of %s",
                Times.toInstant(span.startMicros()),
                Times.toInstant(span.endMicros()),
                Quantities.format(span.windows()),
                Durations.format(Duration.ofNanos(span.windowMicros() * 1000)))));
  }

  @Override
  public List<Line> aboutClients(Dataset<Row> chosen) {
    Dataset<Row> windows = windowsOf(chosen);
    long all = windows.count();
    List<String> families = new ArrayList<>();
    windows
        .groupBy(ProfileColumn.FAMILY)
        .agg(count(lit(1)).as("n"))
        .orderBy(col("n").desc(), col(ProfileColumn.FAMILY))
        .collectAsList()
        .forEach(
            row ->
                families.add(
                    String.format(
                        Locale.ROOT,
                        "%s %.1f %%",
                        row.getString(0),
                        100.0 * row.getLong(1) / all)));
    long pooled = windows.where(col(ProfileColumn.POOLED).isNotNull()).count();
    return List.of(
        new Line(
            "gaps",
            String.format(
                Locale.ROOT,
                "%s windows: %s; %.1f %% pooled",
                Quantities.format(all),
                String.join(", ", families),
                all == 0 ? 0 : 100.0 * pooled / all)));
  }

  @Override
  public Dataset<Row> withFamily(Dataset<Row> chosen) {
    Dataset<Row> families =
        windowsOf(chosen)
            .groupBy(Column.MODEL, Column.CLIENT_ID, ProfileColumn.FAMILY)
            .agg(count(lit(1)).as("n"))
            .groupBy(Column.MODEL, Column.CLIENT_ID)
            .agg(
                max_by(col(ProfileColumn.FAMILY), struct(col("n"), col(ProfileColumn.FAMILY)))
                    .as(FAMILY));
    return chosen.join(families, CLIENT, "left");
  }

  private Dataset<Row> windowsOf(Dataset<Row> chosen) {
    return arrivals.join(chosen.select(Column.MODEL, Column.CLIENT_ID), CLIENT, "left_semi");
  }
}
