package io.servegen.jobs.bench;

import io.servegen.jobs.Main;
import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Times {@code generate} against Spark's own copy of the trace that it made (read Parquet, write
 * Parquet; same codec, pages and encodings), alternately in one warm JVM, and prints the ratios.
 *
 * <p>Arguments: PROFILES FOLDER [DURATION [RATE [CODEC [ROUNDS]]]]
 */
public final class GenerateBenchmark {
  private GenerateBenchmark() {}

  public static void main(String[] args) {
    String profiles = args[0];
    String trace = args[1] + "/trace";
    String copy = args[1] + "/copy";
    String duration = args.length > 2 ? args[2] : "24h";
    String rate = args.length > 3 ? args[3] : "profile";
    String codec = args.length > 4 ? args[4] : "zstd";
    int rounds = args.length > 5 ? Integer.parseInt(args[5]) : 3;
    SparkSession session =
        SparkSession.builder()
            .appName("generate against copy")
            .config("spark.ui.enabled", false)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.session.timeZone", "UTC")
            .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
            .config("spark.sql.parquet.compression.codec", codec)
            .getOrCreate();
    double[] ratios = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      double made =
          seconds(
              () ->
                  run(
                      "generate",
                      "--profiles",
                      profiles,
                      "--duration",
                      duration,
                      "--rate",
                      rate,
                      "--compression",
                      codec,
                      "--output",
                      trace,
                      "--overwrite"));
      double copied = seconds(() -> copy(session, trace, copy));
      long rows = session.read().parquet(trace).count();
      ratios[round] = made / copied;
      System.out.printf(
          Locale.ROOT,
          "round %d: %,d requests, generate %.1f s (%,.0f/s), copy %.1f s (%,.0f/s), ratio %.3f%n",
          round + 1,
          rows,
          made,
          rows / made,
          copied,
          rows / copied,
          ratios[round]);
    }
    double[] warm = Arrays.copyOfRange(ratios, Math.min(1, rounds - 1), rounds);
    Arrays.sort(warm);
    System.out.printf(
        Locale.ROOT, "median ratio of the warm rounds: %.3f%n", warm[warm.length / 2]);
    session.stop();
  }

  private static void copy(SparkSession session, String from, String to) {
    session
        .read()
        .parquet(from)
        .write()
        .mode(SaveMode.Overwrite)
        .option("parquet.writer.version", "v2")
        .option("parquet.enable.dictionary", "false")
        .option("parquet.enable.dictionary#model", "true")
        .option("parquet.enable.dictionary#client_id", "true")
        .option("parquet.page.row.count.limit", "20000")
        .partitionBy("day")
        .parquet(to);
  }

  private static void run(String... args) {
    int exitCode = Main.run(args);
    if (exitCode != 0) {
      throw new IllegalStateException(args[0] + " ended with " + exitCode);
    }
  }

  private static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }
}
