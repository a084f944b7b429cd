package io.servegen.jobs.bench;

import java.util.Locale;
import org.apache.spark.sql.SparkSession;

/**
 * Makes a trace of one day twice and then one of many days, and prints the requests per second of
 * the second against the third, and the memory that all of it took.
 *
 * <p>Arguments: PROFILES FOLDER [DURATION [RATE]]
 */
public final class DurationBenchmark {
  private DurationBenchmark() {}

  public static void main(String[] args) {
    String duration = args.length > 2 ? args[2] : "14d";
    String rate = args.length > 3 ? args[3] : "profile";
    SparkSession session = Trial.session();
    String trace = args[1] + "/trace";
    Trial.generate(args[0], trace, "--duration", "1d", "--rate", rate).print("1d, warming up");
    Trial day = Trial.generate(args[0], trace, "--duration", "1d", "--rate", rate);
    day.print("1d");
    Memory.print();
    Trial all = Trial.generate(args[0], trace, "--duration", duration, "--rate", rate);
    all.print(duration);
    Memory.print();
    System.out.printf(
        Locale.ROOT,
        "requests/s of %s against 1d: %.3f%n",
        duration,
        all.requestsPerSecond() / day.requestsPerSecond());
    session.stop();
  }
}
