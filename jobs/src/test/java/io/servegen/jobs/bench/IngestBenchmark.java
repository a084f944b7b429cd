package io.servegen.jobs.bench;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;

import io.servegen.jobs.Commands;
import io.servegen.jobs.table.Requests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Times {@code ingest} of a gateway's log, keeping and dropping duplicates, against Spark's own
 * read.text, from_json and write.parquet of the same columns without any check, in turn in one JVM.
 * The first round warms up; the medians of the others' ratios count.
 *
 * <p>{@code IngestBenchmark [--rows 5M] [--twice 4] [--rounds 4] [--work /tmp/servegen-bench]}. The
 * log, by {@code sample-logs}, is made once and kept; so many of its files are there twice, so that
 * there are duplicates.
 */
public final class IngestBenchmark {
  private static final StructType LOG =
      new StructType()
          .add("timestamp", DataTypes.TimestampType)
          .add("request_id", DataTypes.StringType)
          .add("api_key_id", DataTypes.StringType)
          .add("model", DataTypes.StringType)
          .add("prompt_tokens", DataTypes.IntegerType)
          .add("completion_tokens", DataTypes.IntegerType)
          .add("status", DataTypes.IntegerType)
          .add("latency_ms", DataTypes.DoubleType);

  private IngestBenchmark() {}

  public static void main(String[] args) throws IOException {
    Arguments arguments = new Arguments(args);
    Path work = Path.of(arguments.text("--work", "/tmp/servegen-bench"));
    String rows = arguments.text("--rows", "5M");
    int rounds = (int) arguments.count("--rounds", "4");
    SparkSession session = Trial.session();
    String[] logs = logs(work, rows, (int) arguments.count("--twice", "4"));
    List<Double> keep = new ArrayList<>();
    List<Double> drop = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      Cost spark = Cost.of(() -> bySpark(session, logs, work.resolve("spark")));
      Cost kept = Cost.of(() -> ingest(logs, work.resolve("keep"), "keep"));
      Cost dropped = Cost.of(() -> ingest(logs, work.resolve("drop"), "drop"));
      keep.add(kept.seconds() / spark.seconds());
      drop.add(dropped.seconds() / spark.seconds());
      System.out.printf(
          Locale.ROOT,
          "round %d: Spark %s in %d files, keep %s in %d files, drop %s in %d files;"
              + " ratios %.2f and %.2f%n",
          round + 1,
          spark,
          files(work.resolve("spark")),
          kept,
          files(work.resolve("keep")),
          dropped,
          files(work.resolve("drop")),
          keep.get(round),
          drop.get(round));
    }
    System.out.printf(
        Locale.ROOT,
        "median ratios of the warm rounds: keep %.2f (at most 1.35), drop %.2f (at most 2.00)%n",
        median(keep),
        median(drop));
    session.stop();
  }

  private static String[] logs(Path work, String rows, int twice) throws IOException {
    Path logs = work.resolve("logs-" + rows);
    if (!Files.exists(logs)) {
      Commands.run("sample-logs", "--requests", rows, "--output", logs.toString());
    }
    Path again = work.resolve("logs-" + rows + "-again");
    Files.createDirectories(again);
    try (Stream<Path> files = Files.list(logs)) {
      for (Path file :
          files.filter(file -> file.toString().endsWith(".jsonl")).sorted().limit(twice).toList()) {
        Files.copy(file, again.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    return twice == 0
        ? new String[] {logs.toString()}
        : new String[] {logs.toString(), again.toString()};
  }

  private static void bySpark(SparkSession session, String[] logs, Path to) {
    session
        .read()
        .text(logs)
        .select(from_json(col("value"), LOG).as("r"))
        .select(
            col("r.request_id"),
            col("r.timestamp").as("arrival"),
            col("r.model"),
            col("r.api_key_id").as("client_id"),
            col("r.prompt_tokens").as("input_tokens"),
            col("r.completion_tokens").as("output_tokens"),
            when(col("r.status").lt(400), lit(Requests.STATUS_OK))
                .otherwise(lit(Requests.STATUS_FAILED))
                .as("status"),
            col("r.latency_ms").divide(1000).as("duration_seconds"))
        .write()
        .mode(SaveMode.Overwrite)
        .parquet(to.toString());
  }

  private static void ingest(String[] logs, Path to, String duplicates) {
    List<String> words = new ArrayList<>(List.of("ingest", "--format", "gateway", "--input"));
    words.addAll(List.of(logs));
    words.addAll(List.of("--output", to.toString(), "--mode", "overwrite"));
    words.addAll(List.of("--duplicates", duplicates));
    Commands.run(words.toArray(String[]::new));
  }

  private static long files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".parquet")).count();
    }
  }

  private static double median(List<Double> ratios) {
    List<Double> warm =
        new ArrayList<>(ratios.subList(Math.min(1, ratios.size() - 1), ratios.size()));
    Collections.sort(warm);
    return warm.get(warm.size() / 2);
  }
}
