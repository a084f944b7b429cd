package io.servegen.jobs.window;

import java.io.Serializable;
import java.util.function.Function;
import org.apache.spark.sql.Row;

/** What to make of every {@link ClientWindow}. */
public interface WindowWork extends Serializable {
  /** Starts a task, whose windows go one after the other through the function and its buffers. */
  Function<ClientWindow, Row> start();
}
