package io.servegen.jobs.bench;

import static org.apache.spark.sql.functions.col;

import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Workload;
import io.servegen.jobs.window.RequestColumns;

/** What fits and reports are measured against: Spark's own sort of what they read. */
final class Sorting {
  private Sorting() {}

  /** Reads the used columns of a workload and sorts them by client and time into a no-op sink. */
  static void run(String path) {
    try (SparkRun spark = SparkRun.open("bench")) {
      RequestColumns.of(Workload.open(spark, "input", path).rows())
          .repartition(col(Column.MODEL), col(Column.CLIENT_ID))
          .sortWithinPartitions(Column.MODEL, Column.CLIENT_ID, Column.ARRIVAL)
          .write()
          .format("noop")
          .mode("overwrite")
          .save();
    }
  }
}
