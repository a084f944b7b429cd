package io.servegen.jobs.plan;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.expr;

import io.servegen.common.UserException;
import io.servegen.jobs.cli.Nearest;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.plan.ProfilePart.TableFile;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Manifest;
import io.servegen.jobs.table.ProfileSpan;
import io.servegen.jobs.table.Profiles;
import io.servegen.jobs.table.UserSql;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** Reads of one profile what a plan needs: its clients, its time, and which file holds what. */
final class ProfileLoader {
  private final SparkRun spark;
  private final TraceSettings settings;
  private final String path;
  private final int number;

  /**
   * By model and client, the end of each epoch by its start; {@link Profiles#ALL_CLIENTS} is one.
   */
  private @Nullable Map<String, Map<String, Map<Long, Long>>> epochs;

  ProfileLoader(SparkRun spark, TraceSettings settings, int number) {
    this.spark = spark;
    this.settings = settings;
    this.path = settings.profiles().get(number);
    this.number = number;
  }

  /** The used part of the profile. */
  ProfilePart part() {
    Manifest manifest = Manifest.read(spark.storage(), "--profiles", path, Manifest.Kind.PROFILES);
    ProfileSpan used = used(ProfileSpan.read(manifest));
    return new ProfilePart(
        manifest.created() + " " + manifest.counts(),
        used.firstWindow(),
        settings.isCut() ? used.windows() : used.periodWindows(),
        used.firstWindow(),
        used.windowMicros(),
        epochStarts(),
        files(Profiles.ARRIVALS, "window_start"),
        files(Profiles.LENGTHS, "epoch_start"),
        files(Profiles.DEPENDENCE, "epoch_start"));
  }

  private ProfileSpan used(ProfileSpan span) {
    long window = span.windowMicros();
    long from =
        settings.from() == null ? span.startMicros() : settings.from().micros(span.startMicros());
    long to = settings.to() == null ? span.endMicros() : settings.to().micros(span.startMicros());
    long firstMicros = Math.max(span.startMicros(), Math.floorDiv(from, window) * window);
    long endMicros = Math.min(span.endMicros(), -Math.floorDiv(-to, window) * window);
    if (firstMicros >= endMicros) {
      throw UserException.usage(
          "--from and --to leave nothing of " + path,
          "the profile goes from "
              + io.servegen.common.units.Times.toInstant(span.startMicros())
              + " to "
              + io.servegen.common.units.Times.toInstant(span.endMicros()),
          "give times in it, or offsets from its start such as 30h");
    }
    return new ProfileSpan(firstMicros, window, (int) ((endMicros - firstMicros) / window));
  }

  /** The clients that the filter keeps, by model and id. */
  List<PoolClient> clients(long[] epochStarts) {
    Map<String, Map<String, Map<Long, Long>>> ends = epochs();
    List<PoolClient> clients = new ArrayList<>();
    Dataset<Row> kept =
        keep(Profiles.CLIENTS.read(spark.session(), path))
            .select(Column.MODEL, Column.CLIENT_ID, "mean_rate")
            // In one task: there is a row for each client, and a sort over all would sample first.
            .coalesce(1)
            .sortWithinPartitions(Column.MODEL, Column.CLIENT_ID);
    for (Row row : kept.collectAsList()) {
      clients.add(
          PoolClient.of(
              number,
              row.getString(0),
              row.getString(1),
              row.getDouble(2),
              ends.getOrDefault(row.getString(0), Map.of())
                  .getOrDefault(row.getString(1), Map.of()),
              epochStarts));
    }
    return clients;
  }

  private Dataset<Row> keep(Dataset<Row> clients) {
    Dataset<Row> kept = clients;
    if (!settings.models().isEmpty()) {
      List<String> known =
          clients.select(Column.MODEL).distinct().orderBy(Column.MODEL).collectAsList().stream()
              .map(row -> row.getString(0))
              .toList();
      for (String model : settings.models()) {
        if (!known.contains(model) && settings.profiles().size() == 1) {
          throw UserException.usage(
              "--models: there is no model '" + model + "' in " + path,
              "its models are " + String.join(", ", known),
              "did you mean '" + Nearest.to(model, known) + "'?");
        }
      }
      kept = kept.where(col(Column.MODEL).isin(settings.models().toArray()));
    }
    String filter = settings.filter();
    return filter == null
        ? kept
        : kept.where(
            UserSql.condition(spark.session(), "--filter", filter, Profiles.CLIENTS.schema()));
  }

  private Map<String, Map<String, Map<Long, Long>>> epochs() {
    Map<String, Map<String, Map<Long, Long>>> present = epochs;
    if (present == null) {
      present = loadEpochs();
      epochs = present;
    }
    return present;
  }

  private Map<String, Map<String, Map<Long, Long>>> loadEpochs() {
    Map<String, Map<String, Map<Long, Long>>> byModel = new HashMap<>();
    Dataset<Row> rows =
        Profiles.LENGTHS
            .read(spark.session(), path)
            .groupBy(Column.MODEL, Column.CLIENT_ID)
            .agg(collect_set(expr("struct(unix_micros(epoch_start), epoch_seconds)")));
    for (Row row : rows.collectAsList()) {
      Map<Long, Long> epochs = new HashMap<>();
      for (Row epoch : row.<Row>getList(2)) {
        long start = epoch.getLong(0);
        epochs.merge(start, start + Math.round(epoch.getDouble(1) * 1e6), Math::max);
      }
      byModel
          .computeIfAbsent(row.getString(0), key -> new HashMap<>())
          .put(row.getString(1), epochs);
    }
    return byModel;
  }

  private long[] epochStarts() {
    return epochs().values().stream()
        .flatMap(clients -> clients.values().stream())
        .flatMap(ends -> ends.keySet().stream())
        .mapToLong(Long::longValue)
        .distinct()
        .sorted()
        .toArray();
  }

  private List<TableFile> files(Profiles table, String time) {
    return spark.storage().list(table.path(path)).stream()
        .filter(entry -> entry.getPath().getName().endsWith(".parquet"))
        .map(entry -> TableFile.of(spark.storage().configuration(), entry, time))
        .flatMap(Optional::stream)
        .sorted(Comparator.comparing(TableFile::path))
        .toList();
  }

  /** The total rate of the kept clients in each window of the used part. */
  double[] rates(ProfilePart part) {
    Dataset<Row> active = keep(Profiles.CLIENTS.read(spark.session(), path));
    long first = part.firstWindow() * part.windowMicros();
    long end = first + part.periodWindows() * part.windowMicros();
    double[] rates = new double[part.periodWindows()];
    Profiles.ARRIVALS
        .read(spark.session(), path)
        .withColumn("start", expr("unix_micros(window_start)"))
        .where(col("start").geq(first).and(col("start").lt(end)))
        .join(
            active.select(Column.MODEL, Column.CLIENT_ID),
            new String[] {Column.MODEL, Column.CLIENT_ID},
            "left_semi")
        .groupBy("start")
        .agg(expr("aggregate(array_sort(collect_list(rate)), 0D, (a, x) -> a + x)"))
        .collectAsList()
        .forEach(
            row ->
                rates[(int) ((row.getLong(0) - first) / part.windowMicros())] = row.getDouble(1));
    return rates;
  }
}
