package io.servegen.jobs.bench;

import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;

/**
 * Times {@code generate} against Spark's own copy of the trace that it made (read Parquet, write
 * Parquet; same codec, pages and encodings, no sort), alternately in one warm JVM, and prints the
 * ratios.
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
    SparkSession session = Trial.session();
    double[] ratios = new double[rounds];
    for (int round = 0; round < rounds; round++) {
      Trial made =
          Trial.generate(
              profiles, trace, "--duration", duration, "--rate", rate, "--compression", codec);
      long start = System.nanoTime();
      copy(session, trace, copy, codec);
      Trial copied =
          new Trial(made.requests(), (System.nanoTime() - start) / 1e9, Trial.bytes(copy));
      ratios[round] = made.seconds() / copied.seconds();
      made.print("round " + (round + 1) + ", generate");
      copied.print("round " + (round + 1) + ", copy");
      System.out.printf(Locale.ROOT, "ratio %.3f%n", ratios[round]);
    }
    double[] warm = Arrays.copyOfRange(ratios, Math.min(1, rounds - 1), rounds);
    Arrays.sort(warm);
    System.out.printf(
        Locale.ROOT, "median ratio of the warm rounds: %.3f%n", warm[warm.length / 2]);
    session.stop();
  }

  /** Without the day, since Spark sorts what it writes by a partition's column. */
  private static void copy(SparkSession session, String from, String to, String codec) {
    session
        .read()
        .parquet(from)
        .drop("day")
        .write()
        .mode(SaveMode.Overwrite)
        .option("compression", codec)
        .option("parquet.writer.version", "v2")
        .option("parquet.enable.dictionary", "false")
        .option("parquet.enable.dictionary#model", "true")
        .option("parquet.enable.dictionary#client_id", "true")
        .option("parquet.page.row.count.limit", "20000")
        .parquet(to);
  }
}
