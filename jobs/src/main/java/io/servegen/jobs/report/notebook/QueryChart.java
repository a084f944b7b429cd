package io.servegen.jobs.report.notebook;

import io.servegen.common.UserException;
import io.servegen.jobs.report.document.Axis;
import io.servegen.jobs.report.document.Figure;
import io.servegen.jobs.report.document.ReportDocument;
import io.servegen.jobs.report.document.Section;
import io.servegen.jobs.report.document.Series;
import io.servegen.jobs.report.page.ReportPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;

/**
 * Lines through a query's result: the first column goes along, the second up, and a third, where
 * there is one, names the line. Axes are called what the columns are called; a first column of
 * timestamps makes an axis of time.
 *
 * <pre>{@code
 * QueryChart.line("Traffic peaks in the afternoon", spark.sql("SELECT …")).html()
 * }</pre>
 *
 * @param title what there is to see
 * @param logX whether the first axis is logarithmic
 * @param rows the query's result, in the order in which points are joined
 */
public record QueryChart(String title, boolean logX, Dataset<Row> rows) {
  /** So many points at most come to the driver. */
  private static final int MAX_POINTS = 20_000;

  public static QueryChart line(String title, Dataset<Row> rows) {
    return new QueryChart(title, false, rows);
  }

  /** The same with a logarithmic first axis. */
  public QueryChart withLogX() {
    return new QueryChart(title, true, rows);
  }

  /**
   * The chart in HTML, for a notebook to display.
   *
   * @throws UserException if the query has not two or three columns, no row, or more rows than a
   *     chart has room for
   */
  public String html() {
    String[] columns = rows.columns();
    if (columns.length < 2 || columns.length > 3) {
      throw unfit("it has " + columns.length + " columns", "select x, y and, if need be, a name");
    }
    boolean time = rows.schema().fields()[0].dataType().equals(DataTypes.TimestampType);
    Axis x =
        time
            ? Axis.time(columns[0])
            : logX ? Axis.log(columns[0], "") : Axis.linear(columns[0], "");
    Figure figure =
        new Figure("chart", title, "", x, Axis.linear(columns[1], ""), lines(columns, time));
    Section section = new Section("query", title, "", List.of(figure), List.of());
    return ReportPage.frame(
        new ReportDocument(
            title, Instant.now(), List.of(title), null, List.of(), List.of(section)));
  }

  private List<Series> lines(String[] columns, boolean time) {
    Map<String, List<Row>> byName = new LinkedHashMap<>();
    for (Row point : points(columns, time)) {
      if (!point.isNullAt(0)) {
        String name = columns.length == 3 ? String.valueOf(point.get(2)) : columns[1];
        byName.computeIfAbsent(name, unseen -> new ArrayList<>()).add(point);
      }
    }
    if (byName.isEmpty()) {
      throw unfit("it has no rows with a first column", "look at what the query gives");
    }
    List<Series> lines = new ArrayList<>();
    byName.forEach(
        (name, points) ->
            lines.add(
                new Series(
                    name,
                    lines.size(),
                    Series.Mark.LINE,
                    points.stream().mapToDouble(point -> point.getDouble(0)).toArray(),
                    points.stream()
                        .mapToDouble(point -> point.isNullAt(1) ? Double.NaN : point.getDouble(1))
                        .toArray())));
    return lines;
  }

  /** The columns as doubles, times in milliseconds, and the name as a string. */
  private List<Row> points(String[] columns, boolean time) {
    Column[] plain = new Column[columns.length];
    for (int i = 0; i < plain.length; i++) {
      Column column = rows.col("`" + columns[i].replace("`", "``") + "`");
      plain[i] = column.cast(i == 2 ? DataTypes.StringType : DataTypes.DoubleType);
    }
    plain[0] = time ? plain[0].multiply(1000) : plain[0];
    List<Row> points = rows.select(plain).limit(MAX_POINTS + 1).collectAsList();
    if (points.size() > MAX_POINTS) {
      throw unfit("it has more than " + MAX_POINTS + " rows", "aggregate in the query");
    }
    return points;
  }

  private UserException unfit(String why, String fix) {
    return UserException.usage("no chart '" + title + "' of this query", why, fix);
  }
}
