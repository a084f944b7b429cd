package io.servegen.jobs.export;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;

import io.servegen.common.UserException;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.storage.Storage;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Trace;
import io.servegen.jobs.table.TraceSlice;
import io.servegen.jobs.table.UserSql;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.AnalysisException;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.InternalRow;

/** Reads a trace slice by slice: one partition is one slice's file, in its own order. */
final class TraceScan {
  /** The columns that every export reads, in front of those of its format. */
  static final List<String> BASE =
      List.of(Column.REQUEST_ID, Column.ARRIVAL, Column.INPUT_TOKENS, Column.OUTPUT_TOKENS);

  /**
   * More than any file, as the size of a partition and as the cost of opening a file: so a file is
   * never split, and no two share a partition.
   */
  private static final String ONE_FILE_PER_PARTITION = (1L << 42) + "b";

  private final SparkSession session;
  private final String trace;
  private final Selection selection;
  private final List<TraceSlice> slices;

  /**
   * A scan of some slices of a trace.
   *
   * @param slices those that may hold selected requests, in order
   */
  TraceScan(SparkRun spark, String trace, Selection selection, List<TraceSlice> slices) {
    this.session = spark.session();
    this.trace = trace;
    this.selection = selection;
    this.slices = slices;
  }

  /** The selected requests: {@link #BASE} and then {@code columns}. Rows are reused. */
  JavaRDD<InternalRow> rows(List<String> columns) {
    session.conf().set("spark.sql.files.maxPartitionBytes", ONE_FILE_PER_PARTITION);
    session.conf().set("spark.sql.files.openCostInBytes", ONE_FILE_PER_PARTITION);
    Dataset<Row> rows =
        read()
            .where(col(Column.ARRIVAL).geq(timestamp(selection.range().fromMicros())))
            .where(col(Column.ARRIVAL).lt(timestamp(selection.range().toMicros())));
    if (!selection.models().isEmpty()) {
      rows = rows.where(col(Column.MODEL).isin(selection.models().toArray()));
    }
    if (selection.filter() != null) {
      rows = rows.where(UserSql.condition(session, "--filter", selection.filter(), Trace.SCHEMA));
    }
    org.apache.spark.sql.Column[] wanted =
        java.util.stream.Stream.concat(BASE.stream(), columns.stream())
            .map(org.apache.spark.sql.functions::col)
            .toArray(org.apache.spark.sql.Column[]::new);
    return rows.select(wanted).queryExecution().toRdd().toJavaRDD();
  }

  private Dataset<Row> read() {
    String[] files =
        slices.stream()
            .map(slice -> Storage.literal(Storage.resolve(trace, slice.file())))
            .toArray(String[]::new);
    try {
      return session.read().schema(Trace.SCHEMA).parquet(files);
    } catch (Exception e) {
      if (e instanceof AnalysisException) {
        throw UserException.data(
                "--input: " + trace + " lacks files that its manifest lists",
                String.valueOf(e.getMessage()).lines().findFirst().orElse("they are not there"),
                "make the trace again, or copy it again")
            .causedBy(e);
      }
      throw e;
    }
  }

  /** The ids of the slices' first requests, by which {@link #indexOf} tells a slice. */
  long[] firstRequestIds() {
    return slices.stream().mapToLong(TraceSlice::firstRequestId).toArray();
  }

  /** The index of the slice that a request lies in. */
  static int indexOf(long[] firstRequestIds, long requestId) {
    int found = Arrays.binarySearch(firstRequestIds, requestId);
    return found >= 0 ? found : -found - 2;
  }

  private static org.apache.spark.sql.Column timestamp(long micros) {
    return org.apache.spark.sql.functions.timestamp_micros(lit(micros));
  }
}
