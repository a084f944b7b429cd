package io.servegen.jobs.bench;

import java.util.Locale;
import org.apache.spark.sql.SparkSession;

/**
 * Times {@code generate} on two cores against one, in one warm JVM, and prints the speedup. The
 * faster of the rounds counts, on either.
 *
 * <p>Arguments: PROFILES FOLDER [DURATION [RATE [ROUNDS]]]
 */
public final class CoresBenchmark {
  private CoresBenchmark() {}

  public static void main(String[] args) {
    String duration = args.length > 2 ? args[2] : "12h";
    String rate = args.length > 3 ? args[3] : "profile";
    int rounds = args.length > 4 ? Integer.parseInt(args[4]) : 2;
    double[] best = new double[3];
    for (int round = 0; round <= rounds; round++) {
      for (int cores = 2; cores >= 1; cores--) {
        if (round == 0 && cores == 1) {
          continue; // one run warms the JVM
        }
        SparkSession session = Trial.session("local[" + cores + "]");
        Trial trial =
            Trial.generate(args[0], args[1] + "/trace", "--duration", duration, "--rate", rate);
        session.stop();
        trial.print(round == 0 ? "warming up" : "round " + round + ", " + cores + " cores");
        if (round > 0) {
          best[cores] = Math.max(best[cores], trial.requestsPerSecond());
        }
      }
    }
    System.out.printf(Locale.ROOT, "two cores against one: %.2f x%n", best[2] / best[1]);
  }
}
