package io.servegen.jobs.report.notebook;

import io.servegen.common.UserException;
import io.servegen.jobs.report.document.Axis;
import io.servegen.jobs.report.document.Figure;
import io.servegen.jobs.report.document.ReportDocument;
import io.servegen.jobs.report.document.Section;
import io.servegen.jobs.report.document.Series;
import io.servegen.jobs.report.document.Series.Mark;
import io.servegen.jobs.report.page.ReportPage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/**
 * A chart of a query's result: the first column goes along, the second up, and a third, where there
 * is one, names the series. Axes are called what the columns are called. A timestamp makes an axis
 * of time and a string one of categories.
 *
 * <pre>{@code
 * QueryChart.line("Traffic peaks in the afternoon", spark.sql("SELECT …")).html()
 * }</pre>
 *
 * @param title what there is to see
 * @param mark how points are drawn
 * @param logX whether the first axis is logarithmic
 * @param logY whether the second axis is logarithmic
 * @param rows the query's result, in the order in which points are joined
 */
public record QueryChart(String title, Mark mark, boolean logX, boolean logY, Dataset<Row> rows) {
  /** So many points at most come to the driver. */
  static final int MAX_POINTS = 20_000;

  public static QueryChart line(String title, Dataset<Row> rows) {
    return new QueryChart(title, Mark.LINE, false, false, rows);
  }

  public static QueryChart bars(String title, Dataset<Row> rows) {
    return new QueryChart(title, Mark.BARS, false, false, rows);
  }

  public static QueryChart points(String title, Dataset<Row> rows) {
    return new QueryChart(title, Mark.POINTS, false, false, rows);
  }

  /** The same with a logarithmic first axis. */
  public QueryChart withLogX() {
    return new QueryChart(title, mark, true, logY, rows);
  }

  /** The same with a logarithmic second axis. */
  public QueryChart withLogY() {
    return new QueryChart(title, mark, logX, true, rows);
  }

  /**
   * The chart in HTML, for a notebook to display.
   *
   * @throws UserException if the query has not two or three columns, no row, or more rows than a
   *     chart has room for
   */
  public String html() {
    Section section = new Section("query", title, "", List.of(figure()), List.of());
    return ReportPage.frame(
        new ReportDocument(
            title, Instant.now(), List.of(title), null, List.of(), List.of(section)));
  }

  /** The chart as a figure of a report. */
  public Figure figure() {
    String[] columns = rows.columns();
    if (columns.length < 2 || columns.length > 3) {
      throw unfit("it has " + columns.length + " columns", "select x, y and, if need be, a name");
    }
    List<Row> points = points(columns);
    List<String> categories = new ArrayList<>();
    Map<String, List<double[]>> series = new LinkedHashMap<>();
    for (Row point : points) {
      if (!point.isNullAt(0)) {
        String name = columns.length == 3 ? String.valueOf(point.get(2)) : columns[1];
        series
            .computeIfAbsent(name, unseen -> new ArrayList<>())
            .add(new double[] {x(point, categories), y(point)});
      }
    }
    if (series.isEmpty()) {
      throw unfit("it has no rows with a first column", "look at what the query gives");
    }
    return new Figure(
        "chart", title, "", axis(0, logX, categories), axis(1, logY, List.of()), all(series));
  }

  private List<Row> points(String[] columns) {
    Column[] plain = new Column[columns.length];
    for (int i = 0; i < plain.length; i++) {
      Column column = rows.col("`" + columns[i].replace("`", "``") + "`");
      plain[i] =
          i == 2 || isCategory(i)
              ? column.cast(DataTypes.StringType)
              : isTime(i)
                  ? column.cast(DataTypes.DoubleType).multiply(1000)
                  : column.cast(DataTypes.DoubleType);
    }
    List<Row> points = rows.select(plain).limit(MAX_POINTS + 1).collectAsList();
    if (points.size() > MAX_POINTS) {
      throw unfit("it has more than " + MAX_POINTS + " rows", "aggregate in the query");
    }
    return points;
  }

  private double x(Row point, List<String> categories) {
    if (!isCategory(0)) {
      return point.getDouble(0);
    }
    String name = point.getString(0);
    int index = categories.indexOf(name);
    if (index < 0) {
      categories.add(name);
      index = categories.size() - 1;
    }
    return index;
  }

  private static double y(Row point) {
    return point.isNullAt(1) ? Double.NaN : point.getDouble(1);
  }

  private Axis axis(int column, boolean log, List<String> categories) {
    String name = rows.columns()[column];
    if (isTime(column)) {
      return Axis.time(name);
    }
    if (!categories.isEmpty()) {
      return Axis.categories(name, categories);
    }
    return log ? Axis.log(name, "") : Axis.linear(name, "");
  }

  private List<Series> all(Map<String, List<double[]>> points) {
    List<Series> series = new ArrayList<>();
    points.forEach(
        (name, xy) ->
            series.add(
                new Series(
                    name,
                    series.size(),
                    mark,
                    xy.stream().mapToDouble(point -> point[0]).toArray(),
                    xy.stream().mapToDouble(point -> point[1]).toArray())));
    return series;
  }

  private boolean isTime(int column) {
    return type(column).equals(DataTypes.TimestampType);
  }

  private boolean isCategory(int column) {
    return column == 0 && type(column).equals(DataTypes.StringType);
  }

  private DataType type(int column) {
    return rows.schema().fields()[column].dataType();
  }

  private UserException unfit(String why, String fix) {
    return UserException.usage("no chart '" + title + "' of this query", why, fix);
  }
}
