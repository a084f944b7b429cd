package io.servegen.jobs.bench;

import io.servegen.jobs.Commands;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.fit.RoundTrip;
import org.apache.spark.sql.SparkSession;

/**
 * Says what a fit finds again of a pool's profile in a trace of it.
 *
 * <p>{@code RoundTripBenchmark --pool POOL [--duration 24h] [--rate x5] [--work
 * /tmp/servegen-bench]}
 */
public final class RoundTripBenchmark {
  private RoundTripBenchmark() {}

  public static void main(String[] args) {
    Arguments arguments = new Arguments(args);
    String work = arguments.text("--work", "/tmp/servegen-bench");
    SparkSession session = Trial.session();
    run("import", "--input", arguments.text("--pool", "pool"), "--output", work + "/pool");
    run(
        "generate",
        "--profiles",
        work + "/pool",
        "--duration",
        arguments.text("--duration", "24h"),
        "--rate",
        arguments.text("--rate", "x5"),
        "--output",
        work + "/pool-trace");
    run("fit", "--input", work + "/pool-trace", "--output", work + "/pool-fitted");
    try (SparkRun spark = SparkRun.open("bench")) {
      System.out.println(
          RoundTrip.of(spark, work + "/pool", work + "/pool-trace", work + "/pool-fitted"));
    }
    session.stop();
  }

  private static void run(String... args) {
    String[] overwriting = java.util.Arrays.copyOf(args, args.length + 1);
    overwriting[args.length] = "--overwrite";
    Commands.run(overwriting);
  }
}
