package io.servegen.jobs.window;

import io.servegen.common.length.LengthField;
import io.servegen.jobs.table.Profiles;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.function.Function;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The lengths of requests by client and epoch, and those of all clients of a model together. Equal
 * lengths are counted before the shuffle and in it, so that neither a client with most of the
 * traffic nor all clients together are more than a histogram to their task.
 */
public final class ClientEpochs {
  private static final int FIELD = 3;
  private static final int CODED = 4;
  private static final UTF8String ALL = UTF8String.fromString(Profiles.ALL_CLIENTS);
  private static final StructType PACKED =
      Packing.KEY
          .add("field", DataTypes.IntegerType, false)
          .add("coded", DataTypes.BinaryType, false);

  private ClientEpochs() {}

  /**
   * Does the work on every epoch of every client, and of {@link Profiles#ALL_CLIENTS} of a model.
   *
   * @param answered requests that did not fail
   * @param partitions into how many parts the epochs are spread; the result does not depend on it
   * @param result the schema of the rows that the work makes
   */
  public static Dataset<Row> map(
      Dataset<Row> answered, WindowGrid epochs, int partitions, EpochWork work, StructType result) {
    Dataset<Row> packed =
        answered
            .sparkSession()
            .createDataFrame(
                InternalRows.of(RequestFields.select(answered))
                    .mapPartitions(rows -> new LengthPacking(rows, epochs)),
                PACKED);
    return PackedSlots.bySlot(packed, partitions)
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>)
                rows -> {
                  Function<ClientEpoch, Row> task = work.start();
                  return new Mapped<>(new PackedSlots(rows), slot -> task.apply(epoch(slot)));
                },
            Encoders.row(result));
  }

  private static ClientEpoch epoch(PackedSlots.Slot slot) {
    EnumMap<LengthField, Tally> codes = new EnumMap<>(LengthField.class);
    RequestSample sample = new RequestSample();
    for (Row pack : slot.packs()) {
      byte[] coded = pack.getAs(CODED);
      if (pack.getInt(FIELD) == EpochBuffer.SAMPLE) {
        sample.addAll(coded);
      } else {
        codes.merge(LengthField.values()[pack.getInt(FIELD)], Tally.decode(coded), Tally::plus);
      }
    }
    return new ClientEpoch(slot.model(), slot.clientId(), slot.startMicros(), codes, sample);
  }

  /** Gathers lengths by client and epoch, and of all clients by epoch. */
  private static final class LengthPacking extends Packing<EpochBuffer> {
    private final WindowGrid epochs;
    private final RequestFields request = new RequestFields();

    LengthPacking(Iterator<InternalRow> rows, WindowGrid epochs) {
      super(rows);
      this.epochs = epochs;
    }

    @Override
    protected EpochBuffer newBuffer(UTF8String clientId) {
      return new EpochBuffer(!clientId.equals(ALL));
    }

    @Override
    protected void add(InternalRow row) {
      request.read(row);
      long arrival = row.getLong(RequestFields.ARRIVAL);
      long start = epochs.startOf(arrival);
      UTF8String model = row.getUTF8String(RequestFields.MODEL);
      UTF8String client = row.getUTF8String(RequestFields.CLIENT_ID);
      held(slot(model, client, start).add(arrival, request));
      held(slot(model, ALL, start).add(arrival, request));
    }

    @Override
    protected Iterator<Row> pack(
        String model, String clientId, long startMicros, EpochBuffer buffer) {
      return buffer.pack(model, clientId, startMicros).iterator();
    }
  }
}
