package io.servegen.jobs.window;

import java.util.Collections;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Gathers what one task reads of each client and slot (a window or an epoch) before it goes into
 * the shuffle: a few bytes per request instead of a row. What is gathered is let go whenever it
 * fills its share of the memory, so a slot may come in several packs; whoever merges them must not
 * care how they were split.
 *
 * @param <B> what is gathered of one slot
 */
abstract class Packing<B> implements Iterator<Row> {
  /** Numbers held at most: 32 MiB of them, and as much again while a pack is written. */
  private static final long MAX_NUMBERS = 4L << 20;

  /** Slots held at most, at some 200 bytes each beside their numbers. */
  private static final int MAX_SLOTS = 1 << 18;

  private final Iterator<InternalRow> rows;
  private final SlotKey probe = new SlotKey(UTF8String.EMPTY_UTF8, UTF8String.EMPTY_UTF8, 0);
  private Map<SlotKey, B> slots = new HashMap<>();
  private long numbers;
  private Iterator<Map.Entry<SlotKey, B>> full = Collections.emptyIterator();
  private Iterator<Row> packs = Collections.emptyIterator();

  Packing(Iterator<InternalRow> rows) {
    this.rows = rows;
  }

  /** An empty buffer for that slot. */
  abstract B newBuffer(SlotKey key);

  /** Adds a request to the {@link #slot slots} that it belongs to, and counts its numbers. */
  abstract void add(InternalRow row);

  /** The rows of the shuffle for one slot. */
  abstract Iterator<Row> pack(SlotKey key, B buffer);

  /** The buffer of that slot. */
  final B slot(UTF8String model, UTF8String clientId, long startMicros) {
    probe.refill(model, clientId, startMicros);
    B buffer = slots.get(probe);
    if (buffer == null) {
      buffer = newBuffer(probe);
      slots.put(probe.copy(), buffer);
    }
    return buffer;
  }

  /** Says that so many numbers more are held. */
  final void held(int more) {
    numbers += more;
  }

  @Override
  public final boolean hasNext() {
    while (!packs.hasNext()) {
      if (!full.hasNext() && !fill()) {
        return false;
      }
      Map.Entry<SlotKey, B> next = full.next();
      packs = pack(next.getKey(), next.getValue());
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
    while (rows.hasNext() && numbers < MAX_NUMBERS && slots.size() < MAX_SLOTS) {
      add(rows.next());
    }
    full = slots.entrySet().iterator();
    slots = new HashMap<>();
    numbers = 0;
    return full.hasNext();
  }
}
