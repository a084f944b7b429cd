package io.servegen.jobs.bench;

import io.servegen.jobs.Commands;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.apache.spark.sql.SparkSession;

/**
 * Times {@code report} of a workload against a trace, NAIVE included, against Spark reading the
 * used columns of both and sorting them by client and time into a no-op sink, in one JVM; the last
 * run counts.
 *
 * <p>{@code ReportBenchmark --profiles PROFILES [--requests 50M] [--duration 24h] [--runs 1]
 * [--naive true] [--work /tmp/servegen-bench]}. Both workloads are generated from the profiles,
 * with seeds 1 and 2, unless an earlier run made them.
 */
public final class ReportBenchmark {
  private ReportBenchmark() {}

  public static void main(String[] args) {
    Arguments arguments = new Arguments(args);
    SparkSession session = Trial.session();
    String actual = trace(arguments, 1);
    String trace = trace(arguments, 2);
    String report = arguments.text("--work", "/tmp/servegen-bench") + "/report";
    for (long run = 1; run <= arguments.count("--runs", "1"); run++) {
      Cost sorted =
          Cost.of(
              () -> {
                Sorting.run(actual);
                Sorting.run(trace);
              });
      Cost reported =
          Cost.of(
              () ->
                  Commands.run(
                      "report",
                      "--actual",
                      actual,
                      "--trace",
                      trace,
                      "--output",
                      report,
                      "--naive",
                      arguments.text("--naive", "true"),
                      "--overwrite"));
      System.out.printf(
          Locale.ROOT,
          "run %d: sorting both %s, report %s; ratio %.2f, of processor time %.2f%n",
          run,
          sorted,
          reported,
          reported.seconds() / sorted.seconds(),
          reported.processorSeconds() / sorted.processorSeconds());
    }
    session.stop();
  }

  private static String trace(Arguments arguments, int seed) {
    long requests = arguments.count("--requests", "50M");
    String duration = arguments.text("--duration", "24h");
    String path =
        String.format(
            Locale.ROOT,
            "%s/report-%d-%s-%d",
            arguments.text("--work", "/tmp/servegen-bench"),
            requests,
            duration,
            seed);
    if (!Files.exists(Path.of(path, "_servegen.json"))) {
      double seconds = io.servegen.common.units.Durations.parse(duration).toSeconds();
      Commands.run(
          "generate",
          "--profiles",
          arguments.text("--profiles", "profiles"),
          "--duration",
          duration,
          "--rate",
          "mean:" + requests / seconds,
          "--seed",
          String.valueOf(seed),
          "--output",
          path);
    }
    return path;
  }
}
