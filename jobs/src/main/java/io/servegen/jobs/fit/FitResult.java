package io.servegen.jobs.fit;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.countDistinct;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.servegen.common.units.Durations;
import io.servegen.common.units.Quantities;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Manifest;
import io.servegen.jobs.table.ProfileColumn;
import io.servegen.jobs.table.ProfileSpan;
import io.servegen.jobs.table.Profiles;
import io.servegen.jobs.window.Clock;
import io.servegen.jobs.window.LogSpan;
import io.servegen.jobs.window.Survey;
import io.servegen.jobs.window.WindowGrid;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * What a fitted profile holds, read back from its tables.
 *
 * @param models how many models
 * @param clients how many clients, one client of two models counted twice
 * @param windows windows with requests, by client
 * @param requests requests in them
 * @param failed requests among them that failed
 * @param pooledWindows windows whose form is pooled
 * @param windowsByFamily windows by family of gaps
 * @param windowsByMethod windows by method of estimation
 * @param clocks the clock of each model
 * @param span the windows that the log touches
 */
record FitResult(
    long models,
    long clients,
    long windows,
    long requests,
    long failed,
    long pooledWindows,
    Map<String, Long> windowsByFamily,
    Map<String, Long> windowsByMethod,
    Map<String, Clock> clocks,
    ProfileSpan span) {

  static FitResult of(
      SparkSession session,
      String profiles,
      Survey survey,
      Map<String, Clock> clocks,
      LogSpan span,
      WindowGrid grid) {
    Dataset<Row> arrivals = Profiles.ARRIVALS.read(session, profiles);
    Row clients =
        Profiles.CLIENTS
            .read(session, profiles)
            .agg(countDistinct(Column.MODEL), count(lit(1)))
            .first();
    List<Row> kinds =
        arrivals
            .groupBy(
                col(ProfileColumn.FAMILY),
                col(ProfileColumn.METHOD),
                col(ProfileColumn.POOLED).isNotNull())
            .agg(count(lit(1)), sum(ProfileColumn.REQUESTS))
            .collectAsList();
    Map<String, Long> byFamily = new TreeMap<>();
    Map<String, Long> byMethod = new TreeMap<>();
    long pooled = 0;
    long windows = 0;
    long requests = 0;
    for (Row kind : kinds) {
      long count = kind.getLong(3);
      byFamily.merge(kind.getString(0), count, Long::sum);
      byMethod.merge(kind.getString(1), count, Long::sum);
      pooled += kind.getBoolean(2) ? count : 0;
      windows += count;
      requests += kind.getLong(4);
    }
    if (requests != survey.requests()) {
      throw new IllegalStateException(
          "the windows hold " + requests + " of " + survey.requests() + " requests");
    }
    long start = grid.startOf(span.startMicros());
    long touched = (grid.startOf(span.endMicros() - 1) - start) / grid.micros() + 1;
    return new FitResult(
        clients.getLong(0),
        clients.getLong(1),
        windows,
        requests,
        survey.failed(),
        pooled,
        byFamily,
        byMethod,
        clocks,
        new ProfileSpan(start, grid.micros(), Math.toIntExact(touched)));
  }

  /** For the manifest. */
  ObjectNode counts() {
    ObjectNode counts =
        Manifest.newCounts()
            .put("models", models)
            .put("clients", clients)
            .put("windows", windows)
            .put("requests", requests)
            .put("failed_requests", failed)
            .put("pooled_windows", pooledWindows);
    ObjectNode families = counts.putObject("windows_by_family");
    windowsByFamily.forEach(families::put);
    ObjectNode methods = counts.putObject("windows_by_method");
    windowsByMethod.forEach(methods::put);
    ObjectNode ticks = counts.putObject("clock_tick_seconds");
    clocks.forEach((model, clock) -> ticks.put(model, clock.tickMicros() / 1e6));
    span.write(counts);
    return counts;
  }

  /** Says on the screen what was fitted. */
  void print(PrintWriter out, String profiles) {
    out.printf(
        Locale.ROOT,
        "fitted %s clients of %s: %s requests in %s windows of %s%n",
        Quantities.format(clients),
        models == 1 ? clocks.keySet().iterator().next() : models + " models",
        Quantities.format(requests),
        Quantities.format(windows),
        Durations.format(Duration.ofNanos(span.windowMicros() * 1000)));
    out.println("  best family: " + shares(windowsByFamily));
    out.println("  estimated from: " + shares(windowsByMethod));
    out.printf(
        Locale.ROOT,
        "  form pooled, for want of gaps: %s windows (%.1f %%)%n",
        Quantities.format(pooledWindows),
        100.0 * pooledWindows / windows);
    if (failed > 0) {
      out.printf(
          Locale.ROOT,
          "  failed requests: %s (%.1f %%), in the arrivals and not in the lengths%n",
          Quantities.format(failed),
          100.0 * failed / requests);
    }
    clocks.forEach(
        (model, clock) -> {
          if (clock.tickMicros() > 1000) {
            out.printf("  the clock of %s ticks every %s%n", model, tick(clock));
          }
        });
    out.println("profiles: " + profiles);
  }

  private static String tick(Clock clock) {
    return Durations.format(Duration.ofNanos(clock.tickMicros() * 1000));
  }

  private String shares(Map<String, Long> windowsBy) {
    return windowsBy.entrySet().stream()
        .map(
            e ->
                String.format(
                    Locale.ROOT, "%s %.1f %%", e.getKey(), 100.0 * e.getValue() / windows))
        .collect(Collectors.joining(", "));
  }
}
