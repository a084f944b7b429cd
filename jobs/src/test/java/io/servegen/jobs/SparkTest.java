package io.servegen.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.jobs.cli.SparkRun;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;

/** A test on a real Spark session in this JVM, which all such tests share. */
public abstract class SparkTest {
  private static SparkSession session;

  @BeforeAll
  static synchronized void startSpark() {
    if (session == null) {
      session =
          SparkSession.builder()
              .master("local[2]")
              .appName("servegen tests")
              .config("spark.ui.enabled", false)
              .config("spark.driver.bindAddress", "127.0.0.1")
              .config("spark.driver.host", "127.0.0.1")
              .config("spark.sql.shuffle.partitions", 4)
              .config("spark.sql.catalog.lake", "org.apache.iceberg.spark.SparkCatalog")
              .config("spark.sql.catalog.lake.type", "hadoop")
              .config("spark.sql.catalog.lake.warehouse", "target/lake")
              .getOrCreate();
    }
  }

  protected static SparkRun spark() {
    return SparkRun.open("test");
  }

  /** What a command printed and how it ended. */
  protected record Outcome(int exitCode, String out, String err) {}

  /** Runs a command as a user would, in this JVM. */
  protected static Outcome servegen(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = java.util.Arrays.stream(args).map(Object::toString).toArray(String[]::new);
    int exitCode = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    return new Outcome(exitCode, out.toString(), err.toString());
  }

  /** Runs a command that must succeed, and returns what it printed. */
  protected static String succeed(Object... args) {
    Outcome outcome = servegen(args);
    assertThat(outcome.exitCode()).as("%s", outcome.err()).isZero();
    return outcome.out();
  }
}
