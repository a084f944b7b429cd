package io.servegen.jobs.table;

import static org.apache.spark.sql.functions.lit;

import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.storage.Storage;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * Requests to study, whether they were logged or generated: a trace has every column that a fit or
 * a report needs, and counts as answered without fail.
 *
 * @param path where it lies
 * @param manifest what its manifest says
 * @param rows the rows, with {@link Column#STATUS}; the latencies only where it was logged
 */
public record Workload(String path, Manifest manifest, Dataset<Row> rows) {

  /**
   * Opens REQUESTS or TRACE, whichever the manifest says it is.
   *
   * @param option the option that named the folder, for messages
   */
  public static Workload open(SparkRun spark, String option, String path) {
    Manifest manifest =
        Manifest.read(spark.storage(), option, path, Manifest.Kind.REQUESTS, Manifest.Kind.TRACE);
    boolean trace = manifest.kind() == Manifest.Kind.TRACE;
    Dataset<Row> rows =
        spark
            .session()
            .read()
            .schema((trace ? Trace.SCHEMA : Requests.SCHEMA).add(Column.DAY, "date"))
            .parquet(Storage.literal(path));
    return new Workload(
        path, manifest, trace ? rows.withColumn(Column.STATUS, lit(Requests.STATUS_OK)) : rows);
  }
}
