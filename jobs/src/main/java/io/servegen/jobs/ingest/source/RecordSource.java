package io.servegen.jobs.ingest.source;

import io.servegen.jobs.ingest.format.LogFormat;
import java.io.IOException;
import java.io.Serializable;
import java.util.Iterator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.types.StructType;

/** Where records come from: files of lines, or any table that Spark reads. */
public interface RecordSource {
  /** What a task makes of its records. */
  @FunctionalInterface
  interface Task<T> extends Serializable {
    Iterator<T> run(Records records);
  }

  /** The fields of a record. */
  StructType schema();

  /** The same records with no more fields than a format needs that takes fewer columns of them. */
  RecordSource narrowed(LogFormat format);

  /**
   * All records, cut into tasks.
   *
   * @param slots how many fields a record shall have room for
   */
  <T> JavaRDD<T> map(int slots, Task<T> task);

  /** The records from the first on, read here and now. */
  Records open(int slots) throws IOException;
}
