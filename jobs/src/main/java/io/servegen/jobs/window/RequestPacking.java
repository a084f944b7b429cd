package io.servegen.jobs.window;

import static org.apache.spark.sql.functions.col;

import io.servegen.jobs.table.Column;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Gathers what one task reads of each client and slot (a window) before it goes into the shuffle: a
 * row for some hundred bytes rather than for each request. Requests are coded as they come, and
 * their bytes are put together slot by slot whenever they fill their share of the memory; so a slot
 * may come in several packs.
 */
public final class RequestPacking implements Iterator<Row> {
  /** Columns of the packs. */
  static final int PLACE = 0;

  static final int MODEL = 1;
  static final int CLIENT_ID = 2;
  static final int START_MICROS = 3;
  static final int REQUESTS = 4;

  private static final StructType SCHEMA =
      new StructType()
          .add("place", DataTypes.LongType, false)
          .add(Column.MODEL, DataTypes.StringType, false)
          .add(Column.CLIENT_ID, DataTypes.StringType, false)
          .add("start_micros", DataTypes.LongType, false)
          .add("requests", DataTypes.BinaryType, false);

  /** Bytes held at most, and as many again while they are put together: some 4 million requests. */
  private static final int MAX_BYTES = 40 << 20;

  private static final int MAX_SLOTS = 1 << 18;

  private final Iterator<InternalRow> rows;
  private final WindowGrid grid;
  private final Placing placing;
  private final RequestCode.Writer request;

  private SlotIndex index = new SlotIndex();
  private byte[] bytes = {};

  /** Where each slot's bytes end. */
  private int[] ends = {};

  private int packed;

  private RequestPacking(
      Iterator<InternalRow> rows, WindowGrid grid, Placing placing, RequestCode.Writer request) {
    this.rows = rows;
    this.grid = grid;
    this.placing = placing;
    this.request = request;
  }

  /**
   * Brings every slot's requests together, in partitions that {@link PackedSlots} reads.
   *
   * @param requests the first of {@link RequestColumns}, and those that the code takes
   * @param partitions into how many parts the places are spread
   */
  public static JavaRDD<InternalRow> bySlot(
      Dataset<Row> requests, WindowGrid grid, Placing placing, RequestCode code, int partitions) {
    JavaRDD<Row> packs =
        InternalRows.of(requests)
            .mapPartitions(rows -> new RequestPacking(rows, grid, placing, code.start()));
    String[] key = Arrays.copyOf(SCHEMA.fieldNames(), REQUESTS);
    return InternalRows.of(
        requests
            .sparkSession()
            .createDataFrame(packs, SCHEMA)
            .repartition(partitions, col(key[PLACE]))
            .sortWithinPartitions(key[PLACE], Arrays.copyOfRange(key, MODEL, key.length)));
  }

  @Override
  public boolean hasNext() {
    if (packed == index.slots() && rows.hasNext()) {
      fill();
    }
    return packed < index.slots();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    String model = index.model(packed);
    String clientId = index.clientId(packed);
    long start = index.startMicros(packed);
    byte[] requests = Arrays.copyOfRange(bytes, packed == 0 ? 0 : ends[packed - 1], ends[packed]);
    packed++;
    return RowFactory.create(
        placing.placeOf(model, clientId, start), model, clientId, start, requests);
  }

  private void fill() {
    index = new SlotIndex();
    packed = 0;
    CodedNumbers coded = new CodedNumbers();
    int[] slots = new int[1 << 16];
    int[] lengths = new int[1 << 16];
    int count = 0;
    while (coded.size() < MAX_BYTES && index.slots() < MAX_SLOTS && rows.hasNext()) {
      InternalRow row = rows.next();
      long arrival = request.arrivalOf(row);
      long start = grid.startOf(arrival);
      if (count == slots.length) {
        slots = Arrays.copyOf(slots, 2 * count);
        lengths = Arrays.copyOf(lengths, 2 * count);
      }
      slots[count] =
          index.of(
              row.getUTF8String(RequestColumns.MODEL),
              row.getUTF8String(RequestColumns.CLIENT_ID),
              start);
      int before = coded.size();
      coded.put(arrival - start);
      request.write(row, coded);
      lengths[count++] = coded.size() - before;
    }
    gather(coded, slots, lengths, count);
  }

  /** Puts the bytes of each slot together. */
  private void gather(CodedNumbers coded, int[] slots, int[] lengths, int count) {
    ends = new int[index.slots() + 1];
    for (int i = 0; i < count; i++) {
      ends[slots[i] + 1] += lengths[i];
    }
    for (int slot = 0; slot < index.slots(); slot++) {
      ends[slot + 1] += ends[slot];
    }
    // ends[slot] is now where the slot begins, and grows to where it ends.
    bytes = new byte[coded.size()];
    int from = 0;
    for (int i = 0; i < count; i++) {
      coded.copyTo(from, lengths[i], bytes, ends[slots[i]]);
      ends[slots[i]] += lengths[i];
      from += lengths[i];
    }
  }
}
