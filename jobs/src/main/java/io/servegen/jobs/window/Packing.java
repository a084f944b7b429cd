package io.servegen.jobs.window;

import io.servegen.jobs.table.Column;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what one task reads of each client and slot (a window or an epoch) before it goes into
 * the shuffle: a few bytes per request instead of a row. What is gathered is let go whenever it
 * fills its share of the memory, so a slot may come in several packs; whoever merges them must not
 * care how they were split.
 *
 * @param <B> what is gathered of one slot
 */
public abstract class Packing<B> implements Iterator<Row> {
  /** The columns that every packed row starts with: model, client and the slot's start. */
  public static final StructType KEY =
      new StructType()
          .add(Column.MODEL, DataTypes.StringType, false)
          .add(Column.CLIENT_ID, DataTypes.StringType, false)
          .add("start_micros", DataTypes.LongType, false);

  /** Numbers held at most: 32 MiB of them, and as much again while a pack is written. */
  private static final long MAX_NUMBERS = 4L << 20;

  /** Slots held at most, at some 200 bytes each beside their numbers. */
  private static final int MAX_SLOTS = 1 << 18;

  private final Iterator<InternalRow> rows;
  private SlotIndex index = new SlotIndex();
  private List<@Nullable B> buffers = new ArrayList<>();
  private long numbers;
  private int packed;
  private Iterator<Row> packs = Collections.emptyIterator();

  protected Packing(Iterator<InternalRow> rows) {
    this.rows = rows;
  }

  /** An empty buffer for a slot of that client. */
  protected abstract B newBuffer(UTF8String clientId);

  /** Adds a request to the {@link #slot slots} that it belongs to, and counts its numbers. */
  protected abstract void add(InternalRow row);

  /** The rows of the shuffle for one slot, each with these three cells first. */
  protected abstract Iterator<Row> pack(String model, String clientId, long startMicros, B buffer);

  /** The buffer of that slot. */
  protected final B slot(UTF8String model, UTF8String clientId, long startMicros) {
    int slot = index.of(model, clientId, startMicros);
    if (slot < buffers.size()) {
      return Objects.requireNonNull(buffers.get(slot));
    }
    B buffer = newBuffer(clientId);
    buffers.add(buffer);
    return buffer;
  }

  /** Says that so many numbers more are held. */
  protected final void held(int more) {
    numbers += more;
  }

  @Override
  public final boolean hasNext() {
    while (!packs.hasNext()) {
      if (packed == buffers.size() && !fill()) {
        return false;
      }
      B buffer = Objects.requireNonNull(buffers.set(packed, null));
      packs = pack(index.model(packed), index.clientId(packed), index.startMicros(packed), buffer);
      packed++;
    }
    return true;
  }

  @Override
  public final Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return packs.next();
  }

  private boolean fill() {
    index = new SlotIndex();
    buffers = new ArrayList<>();
    packed = 0;
    numbers = 0;
    while (rows.hasNext() && numbers < MAX_NUMBERS && index.slots() < MAX_SLOTS) {
      add(rows.next());
    }
    return !buffers.isEmpty();
  }
}
