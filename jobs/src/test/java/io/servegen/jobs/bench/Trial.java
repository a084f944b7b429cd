package io.servegen.jobs.bench;

import io.servegen.jobs.Commands;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.table.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.spark.sql.SparkSession;

/**
 * One run of {@code generate}.
 *
 * @param requests how many it made
 * @param seconds how long the whole command took in a running JVM
 * @param bytes the size of its files
 */
record Trial(long requests, double seconds, long bytes) {

  /** A session without a user interface, on the master that bench.sh names. */
  static SparkSession session() {
    return session(System.getProperty("spark.master", "local[*]"));
  }

  /** Likewise, on another master. */
  static SparkSession session(String master) {
    return SparkSession.builder()
        .master(master)
        .appName("bench")
        .config("spark.ui.enabled", false)
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS")
        .getOrCreate();
  }

  /** Makes a trace, in place of one that was there before. */
  static Trial generate(String profiles, String trace, String... more) {
    List<String> args =
        new ArrayList<>(
            List.of("generate", "--profiles", profiles, "--output", trace, "--overwrite"));
    args.addAll(List.of(more));
    long start = System.nanoTime();
    Commands.run(args.toArray(String[]::new));
    double seconds = (System.nanoTime() - start) / 1e9;
    try (SparkRun spark = SparkRun.open("bench")) {
      long requests =
          Manifest.read(spark.storage(), "--output", trace, Manifest.Kind.TRACE).count("requests");
      return new Trial(requests, seconds, bytes(trace));
    }
  }

  /** The size of a folder's files. */
  static long bytes(String folder) {
    try (Stream<Path> files = Files.walk(Path.of(folder))) {
      return files
          .filter(file -> file.toString().endsWith(".parquet"))
          .mapToLong(Trial::size)
          .sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  double requestsPerSecond() {
    return requests / seconds;
  }

  void print(String what) {
    System.out.printf(
        Locale.ROOT,
        "%s: %,d requests in %.1f s, %,.0f/s; %.2f GB, %.2f bytes a request%n",
        what,
        requests,
        seconds,
        requestsPerSecond(),
        bytes / 1e9,
        (double) bytes / requests);
  }
}
