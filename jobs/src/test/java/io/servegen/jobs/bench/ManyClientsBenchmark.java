package io.servegen.jobs.bench;

import static org.apache.spark.sql.functions.expr;

import io.servegen.common.units.Durations;
import io.servegen.common.units.Quantities;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.storage.OutputDirectory;
import io.servegen.jobs.table.Manifest;
import io.servegen.jobs.table.Profiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructField;

/**
 * Plans a trace of many days of a profile of very many clients, and makes its first hours through
 * the data source: whether driver and tasks stay within the heap.
 *
 * <p>{@code ManyClientsBenchmark [--clients 100k] [--values 200] [--profile-days 1] [--duration
 * 14d] [--first 2h] [--rate profile] [--work /tmp/servegen-bench]}. Every client is active in every
 * window, has two fields of {@code --values} values on average in each epoch of six hours, and
 * rates are heavy-tailed. {@code --profiles} takes a profile that is there.
 */
public final class ManyClientsBenchmark {
  private static final long DAY_SECONDS = 86_400;
  private static final int WINDOW_SECONDS = 600;
  private static final int EPOCH_SECONDS = 21_600;
  private static final long START = 1_704_067_200;

  /** As text: this runs on the shaded jar, whose manifests have other JSON classes. */
  private static final String MANIFEST =
      """
      {
        "schema_version": 1,
        "kind": "profiles",
        "command": "bench",
        "options": {},
        "created": "2024-01-01T00:00:00Z",
        "inputs": [],
        "counts": {
          "span_start": "2024-01-01T00:00:00Z",
          "window_seconds": %d,
          "span_windows": %d
        }
      }
      """;

  private ManyClientsBenchmark() {}

  public static void main(String[] args) {
    Arguments arguments = new Arguments(args);
    SparkSession session = Trial.session();
    String work = arguments.text("--work", "/tmp/servegen-bench");
    String profiles = arguments.text("--profiles", work + "/many-clients");
    if (!Files.exists(Path.of(profiles, Manifest.FILE))) {
      make(
          profiles,
          arguments.count("--clients", "100k"),
          arguments.count("--values", "200"),
          arguments.count("--profile-days", "1"));
    }
    Memory.print();
    long from = System.nanoTime();
    Dataset<Row> trace =
        session
            .read()
            .format("servegen")
            .option("profiles", profiles)
            .option("duration", arguments.text("--duration", "14d"))
            .option("rate", arguments.text("--rate", "profile"))
            .load();
    long planned = trace.count();
    System.out.printf(
        Locale.ROOT, "planned %,d requests in %.1f s%n", planned, (System.nanoTime() - from) / 1e9);
    Memory.print();
    long seconds = Durations.parse(arguments.text("--first", "2h")).toSeconds();
    from = System.nanoTime();
    trace
        .where("arrival < timestamp_seconds(" + (START + seconds) + ")")
        .write()
        .mode("overwrite")
        .option("compression", "zstd")
        .parquet(work + "/first");
    double took = (System.nanoTime() - from) / 1e9;
    List<Row> files =
        session
            .read()
            .parquet(work + "/first")
            .groupBy("_metadata.file_path")
            .count()
            .orderBy("count")
            .collectAsList();
    long made = files.stream().mapToLong(row -> row.getLong(1)).sum();
    System.out.printf(
        Locale.ROOT,
        "the first %s: %,d requests in %.1f s, %,.0f/s, in %d files of %,d to %,d requests%n",
        arguments.text("--first", "2h"),
        made,
        took,
        made / took,
        files.size(),
        files.get(0).getLong(1),
        files.get(files.size() - 1).getLong(1));
    Memory.print();
    session.stop();
  }

  private static void make(String profiles, long clients, long values, long days) {
    try (SparkRun spark = SparkRun.open("bench")) {
      SparkSession session = spark.session();
      Dataset<Row> all =
          session
              .range(clients)
              .select(
                  expr("'model' as model"),
                  expr("format_string('client-%07d', id) as client_id"),
                  expr("0.005 * pow((id + 0.5) / " + clients + ", -0.7) as rate"));
      write(
          Profiles.CLIENTS,
          profiles,
          all.selectExpr(
              "*",
              "'language' as category",
              "cast(rate * " + days * DAY_SECONDS + " as bigint) as requests",
              "0D as share",
              "rate as mean_rate",
              "rate as peak_rate",
              days * DAY_SECONDS / WINDOW_SECONDS + "L as active_windows",
              "timestamp_seconds(" + START + ") as first_seen",
              "timestamp_seconds(" + (START + days * DAY_SECONDS) + ") as last_seen"));
      write(
          Profiles.ARRIVALS,
          profiles,
          times(session, days, WINDOW_SECONDS)
              .crossJoin(all)
              .withColumnRenamed("start", "window_start")
              .sort("window_start", "model", "client_id")
              .selectExpr(
                  "model",
                  "client_id",
                  "window_start",
                  WINDOW_SECONDS + "D as window_seconds",
                  "cast(rate * " + WINDOW_SECONDS + " as bigint) as requests",
                  "rate * (0.5 + pmod(xxhash64(client_id, window_start), 1000) / 1000D) as rate",
                  "'gamma' as family",
                  "0.5D as shape",
                  "2D / rate as scale",
                  "'import' as method"));
      String field = "explode(array('input_tokens', 'output_tokens')) as field";
      write(
          Profiles.LENGTHS,
          profiles,
          times(session, days, EPOCH_SECONDS)
              .crossJoin(all)
              .selectExpr("model", "client_id", "start", field)
              .sort("start", "model", "client_id", "field")
              .selectExpr(
                  "*", "1 + pmod(xxhash64(client_id, start, field), " + (2 * values - 1) + ") as n")
              .selectExpr(
                  "model",
                  "client_id",
                  "start as epoch_start",
                  EPOCH_SECONDS + "D as epoch_seconds",
                  "field",
                  "transform(sequence(1, cast(n as int)), x -> cast(7 * x as double)) as values",
                  "transform(sequence(1, cast(n as int)), x -> cast(1 + x % 13 as double))"
                      + " as weights",
                  "1000L as samples",
                  "0D as mean",
                  "0D as p50",
                  "0D as p95",
                  "0D as p99",
                  "7D * n as max"));
      Profiles.DEPENDENCE.write(
          session.createDataFrame(List.of(), Profiles.DEPENDENCE.schema()), profiles);
      OutputDirectory.at(spark.storage(), profiles)
          .finish(
              Manifest.FILE,
              MANIFEST.formatted(WINDOW_SECONDS, days * DAY_SECONDS / WINDOW_SECONDS));
      System.out.printf(
          Locale.ROOT,
          "made a profile of %s clients, %.2f GB%n",
          Quantities.format(clients),
          Trial.bytes(profiles) / 1e9);
    }
  }

  /** The starts of windows or epochs. */
  private static Dataset<Row> times(SparkSession session, long days, long step) {
    return session
        .range(days * DAY_SECONDS / step)
        .selectExpr("timestamp_seconds(" + START + " + id * " + step + ") as start");
  }

  /** Rows that come in the table's order: they were sorted before they were wide. */
  private static void write(Profiles table, String profiles, Dataset<Row> rows) {
    List<String> present = List.of(rows.columns());
    Dataset<Row> whole = rows;
    for (StructField field : table.schema().fields()) {
      if (!present.contains(field.name())) {
        whole = whole.withColumn(field.name(), expr("null").cast(field.dataType()));
      }
    }
    whole
        .selectExpr(table.schema().fieldNames())
        .write()
        .option("parquet.block.size", 8 << 20)
        .parquet(table.path(profiles));
  }
}
