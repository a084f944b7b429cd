package io.servegen.jobs.window;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.timestamp_micros;
import static org.apache.spark.sql.functions.to_date;
import static org.apache.spark.sql.functions.unix_micros;

import io.servegen.common.UserException;
import io.servegen.common.units.Durations;
import io.servegen.common.units.Times;
import io.servegen.jobs.cli.Nearest;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Workload;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * The part of a workload to look at: some of its models, and the time from {@code from} up to, but
 * not including, {@code to}.
 *
 * @param models the models' names; all where it is empty
 * @param fromMicros where the part begins; null for the beginning
 * @param toMicros where it ends; null for the end
 */
public record RequestScope(
    List<String> models, @Nullable Long fromMicros, @Nullable Long toMicros) {

  /**
   * The scope that options name.
   *
   * @param from a time, or a duration after the start of the window of the first request
   * @param to likewise
   * @throws UserException if a model is not there, or the time ends before it begins
   */
  public static RequestScope of(
      Workload workload,
      List<String> models,
      @Nullable String from,
      @Nullable String to,
      WindowGrid grid) {
    requireModels(workload, models);
    Long fromMicros = micros(workload, from, grid);
    Long toMicros = micros(workload, to, grid);
    if (fromMicros != null && toMicros != null && fromMicros >= toMicros) {
      throw UserException.usage(
          "--to " + to + " is not after --from " + from,
          "the part from the one up to the other is empty",
          "give a later --to, or an earlier --from");
    }
    return new RequestScope(models, fromMicros, toMicros);
  }

  /** The requests in it. */
  public Dataset<Row> of(Workload workload) {
    Dataset<Row> rows = ofModels(workload.rows());
    if (fromMicros != null) {
      rows = rows.where(col(Column.DAY).geq(day(fromMicros))).where(since(fromMicros));
    }
    if (toMicros != null) {
      rows = rows.where(col(Column.DAY).leq(day(toMicros))).where(before(toMicros));
    }
    return rows;
  }

  /**
   * The time that the requests in scope cover: to the edges of the scope where the log goes on
   * beyond them, and else as far as can be told from the requests.
   */
  public LogSpan span(Workload workload, Survey survey, WindowGrid grid) {
    LogSpan around =
        LogSpan.around(survey.firstMicros(), survey.lastMicros(), survey.requests(), grid);
    Dataset<Row> rows = ofModels(workload.rows());
    long start = around.startMicros();
    if (fromMicros != null) {
      boolean goesOn = !rows.where(before(fromMicros)).isEmpty();
      start = goesOn ? fromMicros : Math.max(fromMicros, start);
    }
    long end = around.endMicros();
    if (toMicros != null) {
      boolean goesOn = !rows.where(since(toMicros)).isEmpty();
      end = goesOn ? toMicros : Math.min(toMicros, end);
    }
    return new LogSpan(start, end);
  }

  private Dataset<Row> ofModels(Dataset<Row> rows) {
    return models.isEmpty() ? rows : rows.where(col(Column.MODEL).isin(models.toArray()));
  }

  private static void requireModels(Workload workload, List<String> models) {
    if (models.isEmpty()) {
      return;
    }
    List<String> there =
        workload
            .rows()
            .select(Column.MODEL)
            .distinct()
            .orderBy(Column.MODEL)
            .collectAsList()
            .stream()
            .map(row -> row.getString(0))
            .toList();
    for (String model : models) {
      if (!there.contains(model)) {
        throw UserException.usage(
            "--models: no request is for '" + model + "'",
            "the models are " + String.join(", ", there),
            "did you mean '" + Nearest.to(model, there) + "'?");
      }
    }
  }

  private static @Nullable Long micros(Workload workload, @Nullable String text, WindowGrid grid) {
    if (text == null) {
      return null;
    }
    if (!Durations.isDuration(text)) {
      return Times.parseMicros(text);
    }
    Row first = workload.rows().agg(unix_micros(min(Column.ARRIVAL))).first();
    long firstMicros = first.isNullAt(0) ? 0 : first.getLong(0);
    return Math.addExact(grid.startOf(firstMicros), Durations.toMicros(Durations.parse(text)));
  }

  private static org.apache.spark.sql.Column since(long micros) {
    return col(Column.ARRIVAL).geq(time(micros));
  }

  private static org.apache.spark.sql.Column before(long micros) {
    return col(Column.ARRIVAL).lt(time(micros));
  }

  private static org.apache.spark.sql.Column time(long micros) {
    return timestamp_micros(lit(micros));
  }

  private static org.apache.spark.sql.Column day(long micros) {
    return to_date(time(micros));
  }
}
