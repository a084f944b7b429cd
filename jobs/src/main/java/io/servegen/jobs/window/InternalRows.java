package io.servegen.jobs.window;

import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * Rows as Spark's own operators see them: times are longs, strings are bytes in place. Taking
 * twenty million requests as objects costs more than anything that is done with them here.
 */
public final class InternalRows {
  private InternalRows() {}

  /** The rows; each is valid until the next is asked for. */
  public static JavaRDD<InternalRow> of(Dataset<Row> rows) {
    return ((org.apache.spark.sql.classic.Dataset<Row>) rows).queryExecution().toRdd().toJavaRDD();
  }
}
