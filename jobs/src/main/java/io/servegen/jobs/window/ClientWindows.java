package io.servegen.jobs.window;

import java.util.Iterator;
import java.util.function.Function;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;

/**
 * Requests cut into windows: all arrivals of one client in one window, in order, in one place. A
 * client's windows go to different tasks, so that one client may be most of the traffic; a request
 * is a few bytes in the shuffle.
 */
public final class ClientWindows implements Iterator<Row> {
  private final PackedSlots slots;
  private final Function<ClientWindow, Row> work;
  private final LongList arrivals = new LongList();

  private ClientWindows(Iterator<InternalRow> sorted, Function<ClientWindow, Row> work) {
    this.slots = new PackedSlots(sorted);
    this.work = work;
  }

  /**
   * Does the work on every client's window with requests.
   *
   * @param requests rows with model, client and arrival
   * @param partitions into how many parts the windows are spread; the result does not depend on it
   * @param result the schema of the rows that the work makes
   */
  public static Dataset<Row> map(
      Dataset<Row> requests, WindowGrid grid, int partitions, WindowWork work, StructType result) {
    JavaRDD<Row> rows =
        RequestPacking.bySlot(
                RequestColumns.upTo(RequestColumns.ARRIVAL, requests),
                grid,
                Placing::hash,
                () -> (request, coded) -> {},
                partitions)
            .mapPartitions(sorted -> new ClientWindows(sorted, work.start()));
    return requests.sparkSession().createDataFrame(rows, result);
  }

  @Override
  public boolean hasNext() {
    return slots.hasNext();
  }

  @Override
  public Row next() {
    arrivals.clear();
    slots.next((arrival, coded) -> arrivals.add(arrival));
    return work.apply(
        new ClientWindow(
            slots.model(), slots.clientId(), slots.startMicros(), arrivals.sort().toArray()));
  }
}
