package io.servegen.jobs.quickstart;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.percentile_approx;
import static org.apache.spark.sql.functions.stddev_pop;

import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Requests;
import io.servegen.jobs.table.Workload;
import java.io.PrintWriter;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * A few figures of two workloads, side by side.
 *
 * @param actual of the logged one
 * @param synthetic of the generated one
 */
record Comparison(Figures actual, Figures synthetic) {
  private static final String WINDOW = "10 minutes";
  private static final double WINDOW_SECONDS = 600;
  private static final int P99_ACCURACY = 10_000;

  /**
   * What a workload is like.
   *
   * @param rate requests per second from the first to the last
   * @param peakRate of the busiest ten minutes
   * @param cv of the gaps between all requests, inside windows of ten minutes
   * @param topShare the share of the client with the most requests
   */
  record Figures(
      long requests,
      double rate,
      double peakRate,
      double cv,
      double meanInput,
      double meanOutput,
      double p99Input,
      double p99Output,
      double topShare) {

    static Figures of(Workload workload) {
      Dataset<Row> rows =
          workload.rows().withColumn("window", expr("window(arrival, '" + WINDOW + "').start"));
      Row span = rows.agg(count(lit(1)), min(micros()), max(micros())).head();
      long requests = span.getLong(0);
      double seconds = Math.max(1e-6, (span.getLong(2) - span.getLong(1)) / 1e6);
      Row peak = rows.groupBy("window").count().agg(max("count")).head();
      Row top = rows.groupBy(Column.MODEL, Column.CLIENT_ID).count().agg(max("count")).head();
      Row gaps =
          rows.select(
                  expr(
                      "unix_micros(arrival) - lag(unix_micros(arrival))"
                          + " OVER (PARTITION BY window ORDER BY arrival) AS gap"))
              .agg(stddev_pop("gap").divide(avg("gap")))
              .head();
      Row lengths =
          rows.where(col(Column.STATUS).equalTo(Requests.STATUS_OK))
              .agg(
                  avg(Column.INPUT_TOKENS),
                  avg(Column.OUTPUT_TOKENS),
                  p99(Column.INPUT_TOKENS),
                  p99(Column.OUTPUT_TOKENS))
              .head();
      return new Figures(
          requests,
          requests / seconds,
          peak.getLong(0) / WINDOW_SECONDS,
          gaps.getDouble(0),
          lengths.getDouble(0),
          lengths.getDouble(1),
          lengths.getInt(2),
          lengths.getInt(3),
          (double) top.getLong(0) / requests);
    }

    private static org.apache.spark.sql.Column micros() {
      return expr("unix_micros(arrival)");
    }

    private static org.apache.spark.sql.Column p99(String column) {
      return percentile_approx(col(column), lit(0.99), lit(P99_ACCURACY));
    }
  }

  static Comparison of(Workload actual, Workload synthetic) {
    return new Comparison(Figures.of(actual), Figures.of(synthetic));
  }

  void print(PrintWriter out) {
    out.printf("%-28s %14s %14s%n", "", "actual", "synthetic");
    line(out, "requests", "%,.0f", actual.requests(), synthetic.requests());
    line(out, "rate, requests/s", "%.3f", actual.rate(), synthetic.rate());
    line(out, "peak 10 minutes, requests/s", "%.3f", actual.peakRate(), synthetic.peakRate());
    line(out, "CV of the gaps", "%.3f", actual.cv(), synthetic.cv());
    line(out, "mean input, tokens", "%.1f", actual.meanInput(), synthetic.meanInput());
    line(out, "p99 input, tokens", "%,.0f", actual.p99Input(), synthetic.p99Input());
    line(out, "mean output, tokens", "%.1f", actual.meanOutput(), synthetic.meanOutput());
    line(out, "p99 output, tokens", "%,.0f", actual.p99Output(), synthetic.p99Output());
    line(out, "top client's share, %", "%.2f", 100 * actual.topShare(), 100 * synthetic.topShare());
    out.flush();
  }

  private static void line(PrintWriter out, String name, String form, double a, double b) {
    out.printf(
        "%-28s %14s %14s%n",
        name, String.format(Locale.ROOT, form, a), String.format(Locale.ROOT, form, b));
  }
}
