package io.servegen.jobs.bench;

import static org.apache.spark.sql.functions.col;

import io.servegen.common.units.Quantities;
import io.servegen.jobs.Commands;
import io.servegen.jobs.RequestsFixture;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.table.Requests;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * Times {@code fit} against Spark shuffling and sorting the same columns of the same requests by
 * client and time into a no-op sink, in one JVM; the second run of each counts. Then says how even
 * the tasks were, and how much of the heap was used.
 *
 * <p>{@code FitBenchmark [--rows 20M] [--clients 1000] [--top-share 0] [--hours 24] [--master
 * local[2]] [--work /tmp/servegen-bench] [--runs 2] [--baseline yes]}. One client has the top
 * share; the others share the rest evenly. The requests lie in no order.
 */
public final class FitBenchmark {
  private FitBenchmark() {}

  public static void main(String[] args) {
    Arguments arguments = new Arguments(args);
    SparkSession session = Trial.session(arguments.text("--master", "local[2]"));
    TaskTimes taskTimes = new TaskTimes();
    session.sparkContext().addSparkListener(taskTimes);
    String input = requests(arguments);
    int runs = (int) arguments.count("--runs", "2");
    boolean withBaseline = arguments.text("--baseline", "yes").equals("yes");
    for (int run = 1; run <= runs; run++) {
      Cost baseline = withBaseline ? Cost.of(() -> Sorting.run(input)) : Cost.NONE;
      taskTimes.clear();
      String profiles = arguments.text("--work", "/tmp/servegen-bench") + "/profiles";
      Cost fit = Cost.of(() -> fit(input, profiles));
      System.out.printf(
          Locale.ROOT,
          "run %d: shuffle and sort %s, fit %s; ratio %.2f, of processor time %.2f%n",
          run,
          baseline,
          fit,
          fit.seconds() / baseline.seconds(),
          fit.processorSeconds() / baseline.processorSeconds());
    }
    taskTimes.print();
    Memory.print();
    session.stop();
  }

  private static void fit(String input, String output) {
    Commands.run("fit", "--input", input, "--output", output, "--overwrite");
  }

  /** Makes the requests, or takes those that an earlier run made. */
  private static String requests(Arguments arguments) {
    long rows = arguments.count("--rows", "20M");
    long clients = arguments.count("--clients", "1000");
    double topShare = arguments.number("--top-share", 0);
    long hours = arguments.count("--hours", "24");
    String path =
        String.format(
            Locale.ROOT,
            "%s/requests-%d-%d-%s-%d",
            arguments.text("--work", "/tmp/servegen-bench"),
            rows,
            clients,
            topShare,
            hours);
    if (Files.exists(Path.of(path, "_servegen.json"))) {
      return path;
    }
    try (SparkRun spark = SparkRun.open("bench")) {
      String uniform = "(pmod(xxhash64(id, %d), 1000000000) + 0.5) / 1e9";
      Dataset<Row> requests =
          spark
              .session()
              .range(rows)
              .selectExpr(
                  "id",
                  String.format(uniform, 1) + " as u_client",
                  String.format(uniform, 2) + " as u_time",
                  "sqrt(-2 * ln("
                      + String.format(uniform, 3)
                      + "))"
                      + " * cos(6.283185307179586 * "
                      + String.format(uniform, 4)
                      + ") as normal",
                  String.format(uniform, 5) + " as u_output")
              .selectExpr(
                  "'req-' || id as request_id",
                  "timestamp_micros(1704067200000000 + cast(u_time * 3600e6 * "
                      + hours
                      + " as bigint)) as arrival",
                  "'model' as model",
                  "if(u_client < "
                      + topShare
                      + ", 'client-top', 'client-'"
                      + " || cast((u_client - "
                      + topShare
                      + ") / (1 - "
                      + topShare
                      + ") * "
                      + clients
                      + " as bigint)) as client_id",
                  "cast(least(exp(6.5 + 1.2 * normal), 1e6) as int) as input_tokens",
                  "cast(-300 * ln(u_output) as int) + 1 as output_tokens",
                  "'ok' as status");
      RequestsFixture.write(spark, path, padded(requests));
      System.out.println("made " + Quantities.format(rows) + " requests in " + path);
    }
    return path;
  }

  private static Dataset<Row> padded(Dataset<Row> requests) {
    return requests.select(
        Arrays.stream(Requests.SCHEMA.fields())
            .map(
                field ->
                    Arrays.asList(requests.columns()).contains(field.name())
                        ? col(field.name())
                        : org.apache
                            .spark
                            .sql
                            .functions
                            .lit(null)
                            .cast(field.dataType())
                            .as(field.name()))
            .toArray(org.apache.spark.sql.Column[]::new));
  }
}
