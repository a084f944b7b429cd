package io.servegen.jobs.window;

import io.servegen.jobs.table.Column;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Requests cut into windows: all arrivals of one client in one window, in order, in one place. A
 * client's windows go to different tasks, so that one client may be most of the traffic; a request
 * is a few bytes in the shuffle.
 */
public final class ClientWindows {
  private static final int ARRIVALS = 3;
  private static final StructType PACKED = Packing.KEY.add("arrivals", DataTypes.BinaryType, false);

  private ClientWindows() {}

  /**
   * Does the work on every client's window with requests.
   *
   * @param requests rows with model, client and arrival
   * @param partitions into how many parts the windows are spread; the result does not depend on it
   * @param result the schema of the rows that the work makes
   */
  public static Dataset<Row> map(
      Dataset<Row> requests, WindowGrid grid, int partitions, WindowWork work, StructType result) {
    Dataset<Row> columns = requests.select(Column.MODEL, Column.CLIENT_ID, Column.ARRIVAL);
    Dataset<Row> packed =
        requests
            .sparkSession()
            .createDataFrame(
                InternalRows.of(columns).mapPartitions(rows -> new ArrivalPacking(rows, grid)),
                PACKED);
    return PackedSlots.bySlot(packed, partitions)
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>)
                rows -> {
                  Function<ClientWindow, Row> task = work.start();
                  return new Mapped<>(new PackedSlots(rows), slot -> task.apply(window(slot)));
                },
            Encoders.row(result));
  }

  private static ClientWindow window(PackedSlots.Slot slot) {
    LongList arrivals = new LongList();
    for (Row pack : slot.packs()) {
      Tally.decode(pack.<byte[]>getAs(ARRIVALS)).copyTo(arrivals);
    }
    return new ClientWindow(
        slot.model(), slot.clientId(), slot.startMicros(), arrivals.sort().toArray());
  }

  /** Gathers arrivals by client and window. */
  private static final class ArrivalPacking extends Packing<LongList> {
    private final WindowGrid grid;

    ArrivalPacking(Iterator<InternalRow> rows, WindowGrid grid) {
      super(rows);
      this.grid = grid;
    }

    @Override
    protected LongList newBuffer(UTF8String clientId) {
      return new LongList();
    }

    @Override
    protected void add(InternalRow row) {
      long arrival = row.getLong(2);
      slot(row.getUTF8String(0), row.getUTF8String(1), grid.startOf(arrival)).add(arrival);
      held(1);
    }

    @Override
    protected Iterator<Row> pack(
        String model, String clientId, long startMicros, LongList arrivals) {
      return List.of(RowFactory.create(model, clientId, startMicros, Tally.of(arrivals).encode()))
          .iterator();
    }
  }
}
