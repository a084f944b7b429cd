package io.servegen.jobs.report;

import io.servegen.jobs.report.document.Figure;
import io.servegen.jobs.report.document.Finding;
import io.servegen.jobs.report.document.ReportDocument;
import io.servegen.jobs.report.document.Section;
import io.servegen.jobs.report.document.Series;
import io.servegen.jobs.report.document.Table;
import io.servegen.jobs.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Every number that a report shows, in three Parquet tables: {@code figures}, a row for each point;
 * {@code tables}, a row for each cell; {@code findings}.
 */
final class ReportTables {
  private static final StructType FIGURES =
      new StructType()
          .add("figure", DataTypes.StringType, false)
          .add("panel", DataTypes.StringType, true)
          .add("series", DataTypes.StringType, false)
          .add("point", DataTypes.IntegerType, false)
          .add("x", DataTypes.DoubleType, false)
          .add("category", DataTypes.StringType, true)
          .add("y", DataTypes.DoubleType, true);
  private static final StructType TABLES =
      new StructType()
          .add("table", DataTypes.StringType, false)
          .add("row", DataTypes.IntegerType, false)
          .add("column", DataTypes.StringType, false)
          .add("text", DataTypes.StringType, true)
          .add("number", DataTypes.DoubleType, true);
  private static final StructType FINDINGS =
      new StructType()
          .add("finding", DataTypes.IntegerType, false)
          .add("workload", DataTypes.StringType, false)
          .add("claim", DataTypes.StringType, false)
          .add("verdict", DataTypes.StringType, false)
          .add("evidence", DataTypes.StringType, false);

  /** Rows travel inside their task: some 100 KiB of them. */
  private static final int ROWS_PER_FILE = 5_000;

  private ReportTables() {}

  static void write(SparkSession session, ReportDocument document, String folder) {
    List<Row> figures = new ArrayList<>();
    List<Row> tables = new ArrayList<>();
    for (Section section : document.sections()) {
      section.figures().forEach(figure -> add(figure, figures));
      section.tables().forEach(table -> add(table, tables));
    }
    List<Row> findings = document.findings().stream().map(ReportTables::row).toList();
    write(session, figures, FIGURES, Storage.resolve(folder, "figures"));
    write(session, tables, TABLES, Storage.resolve(folder, "tables"));
    write(session, findings, FINDINGS, Storage.resolve(folder, "findings"));
  }

  private static void write(
      SparkSession session, List<Row> rows, StructType schema, String folder) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    session
        .createDataFrame(context.parallelize(rows, 1 + rows.size() / ROWS_PER_FILE), schema)
        .write()
        .parquet(folder);
  }

  private static void add(Figure figure, List<Row> target) {
    List<String> categories = figure.x().categories();
    for (Series series : figure.series()) {
      for (int i = 0; i < series.x().length; i++) {
        double x = series.x()[i];
        target.add(
            RowFactory.create(
                figure.id(),
                series.panel().isEmpty() ? null : series.panel(),
                series.name(),
                i,
                x,
                categories.isEmpty() ? null : categories.get((int) x),
                number(series.y()[i])));
      }
    }
  }

  private static void add(Table table, List<Row> target) {
    for (int row = 0; row < table.rows().size(); row++) {
      for (int column = 0; column < table.columns().size(); column++) {
        @Nullable Object cell = table.rows().get(row).get(column);
        target.add(
            RowFactory.create(
                table.id(),
                row,
                table.columns().get(column),
                cell == null ? null : cell.toString(),
                cell instanceof Number number ? number(number.doubleValue()) : null));
      }
    }
  }

  private static Row row(Finding finding) {
    return RowFactory.create(
        finding.number(),
        finding.workload(),
        finding.claim(),
        finding.verdict().toString(),
        finding.evidence());
  }

  private static @Nullable Double number(double value) {
    return Double.isFinite(value) ? value : null;
  }
}
