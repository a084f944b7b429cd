package io.servegen.jobs.window;

import java.io.Serializable;
import java.util.function.Function;
import org.apache.spark.sql.Row;

/** What to make of every {@link ClientEpoch}. */
public interface EpochWork extends Serializable {
  /** Starts a task, whose epochs go one after the other through the function and its buffers. */
  Function<ClientEpoch, Row> start();
}
