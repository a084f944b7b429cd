package io.servegen.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.jobs.table.Trace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;

/** What a trace on disk holds. */
public final class TraceRows {
  private TraceRows() {}

  /** The trace's files, in the order of their names, which is the order of time. */
  public static List<Path> files(Path trace) {
    try (Stream<Path> all = Files.walk(trace)) {
      return all.filter(file -> file.toString().endsWith(".parquet")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows as they lie in one file. */
  public static Dataset<Row> read(SparkSession session, Path... paths) {
    return session
        .read()
        .schema(Trace.SCHEMA)
        .parquet(Arrays.stream(paths).map(Path::toString).toArray(String[]::new));
  }

  /** A hash of all rows with their ids, and so of their order, beside their number. */
  public static String hash(Dataset<Row> trace) {
    return trace
        .agg(
            functions.count(functions.lit(1)),
            functions.sum(
                functions
                    .xxhash64(
                        Arrays.stream(Trace.SCHEMA.fieldNames())
                            .map(functions::col)
                            .toArray(org.apache.spark.sql.Column[]::new))
                    .cast("decimal(38,0)")))
        .head()
        .toString();
  }

  /** Fails unless ids count the rows as they lie, file after file in the order of their names. */
  public static void assertIdsAreThePlaces(SparkSession session, Path trace) {
    List<Row> files =
        read(session, trace)
            .selectExpr("_metadata.file_path as file", "request_id - _metadata.row_index as first")
            .groupBy("file")
            .agg(
                functions.expr("min(first)"),
                functions.expr("max(first)"),
                functions.expr("count(1)"))
            .orderBy("file")
            .collectAsList();
    long next = 0;
    for (Row file : files) {
      assertThat(file.getLong(1)).as(file.getString(0)).isEqualTo(next).isEqualTo(file.getLong(2));
      next += file.getLong(3);
    }
    assertThat(files).hasSameSizeAs(files(trace));
  }
}
