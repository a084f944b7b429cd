package io.servegen.jobs.bench;

import static org.apache.spark.sql.functions.col;

import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Workload;

/** What fits and reports are measured against: Spark's own sort of what they read. */
final class Sorting {
  private Sorting() {}

  /** Reads the used columns of a workload and sorts them by client and time into a no-op sink. */
  static void run(String path) {
    try (SparkRun spark = SparkRun.open("bench")) {
      Workload.open(spark, "input", path)
          .rows()
          .select(
              Column.MODEL,
              Column.CLIENT_ID,
              Column.ARRIVAL,
              Column.STATUS,
              Column.INPUT_TOKENS,
              Column.OUTPUT_TOKENS,
              Column.REASONING_TOKENS,
              Column.TEXT_TOKENS,
              Column.IMAGE_TOKENS,
              Column.AUDIO_TOKENS,
              Column.VIDEO_TOKENS)
          .repartition(col(Column.MODEL), col(Column.CLIENT_ID))
          .sortWithinPartitions(Column.MODEL, Column.CLIENT_ID, Column.ARRIVAL)
          .write()
          .format("noop")
          .mode("overwrite")
          .save();
    }
  }
}
