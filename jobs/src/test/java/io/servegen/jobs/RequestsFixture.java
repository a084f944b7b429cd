package io.servegen.jobs;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.to_date;

import io.servegen.common.units.Times;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.storage.OutputDirectory;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Manifest;
import io.servegen.jobs.table.Requests;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/** Builds a table of requests by hand. */
public final class RequestsFixture {
  /** As text: benchmarks run on the shaded jar, whose manifests have other JSON classes. */
  private static final String MANIFEST =
      """
      {
        "schema_version": 1,
        "kind": "requests",
        "command": "test",
        "options": {},
        "created": "2024-01-01T00:00:00Z",
        "inputs": [],
        "counts": {}
      }
      """;

  private final List<Row> rows = new ArrayList<>();

  /** Adds an answered request of text alone. */
  public RequestsFixture add(long micros, String model, String client, int input, int output) {
    return add(micros, model, client, input, output, null, null, null, Requests.STATUS_OK);
  }

  /** Adds a request. */
  public RequestsFixture add(
      long micros,
      String model,
      String client,
      int input,
      int output,
      Integer reasoning,
      Integer text,
      Integer[] images,
      String status) {
    rows.add(
        RowFactory.create(
            "r" + rows.size(),
            Timestamp.from(Times.toInstant(micros)),
            model,
            client,
            input,
            output,
            reasoning,
            null,
            text,
            images,
            null,
            null,
            null,
            null,
            status,
            null,
            null));
    return this;
  }

  public List<Row> rows() {
    return rows;
  }

  /** Writes the table. */
  public String write(SparkRun spark, String path) {
    return write(spark, path, spark.session().createDataFrame(rows, Requests.SCHEMA));
  }

  /** Writes a table of these rows, in their order and partitions. */
  public static String write(SparkRun spark, String path, Dataset<Row> requests) {
    OutputDirectory directory = OutputDirectory.create(spark.storage(), path, true);
    requests
        .withColumn(Column.DAY, to_date(col(Column.ARRIVAL)))
        .write()
        .partitionBy(Column.DAY)
        .mode("append")
        .parquet(path);
    directory.finish(Manifest.FILE, MANIFEST);
    return path;
  }
}
