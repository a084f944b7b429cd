package io.servegen.jobs.window;

import java.io.Serializable;
import org.apache.spark.sql.catalyst.InternalRow;

/** What of a request goes through the shuffle, beside its arrival. */
public interface RequestCode extends Serializable {
  /** Starts a task, whose requests go one after the other through the writer and its buffers. */
  Writer start();

  /** Writes one request after the other. */
  interface Writer {
    /** When it arrived, as it is looked at. */
    default long arrivalOf(InternalRow request) {
      return request.getLong(RequestColumns.ARRIVAL);
    }

    /** Puts as many numbers as the reader of them will take. */
    void write(InternalRow request, CodedNumbers coded);
  }
}
