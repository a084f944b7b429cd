package io.servegen.jobs.window;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** The packs of one slot after the other, from rows that are sorted by slot. */
public final class PackedSlots implements Iterator<PackedSlots.Slot> {
  /** Columns of {@link Packing#KEY}. */
  private static final int MODEL = 0;

  private static final int CLIENT_ID = 1;
  private static final int START_MICROS = 2;

  /** All packs of a client's window or epoch. */
  public record Slot(String model, String clientId, long startMicros, List<Row> packs) {}

  /** Spreads packed rows by slot, and sorts each part by it. */
  static Dataset<Row> bySlot(Dataset<Row> packed, int partitions) {
    String[] names = packed.schema().fieldNames();
    Column[] slot = {
      packed.col(names[MODEL]), packed.col(names[CLIENT_ID]), packed.col(names[START_MICROS])
    };
    return packed.repartition(partitions, slot).sortWithinPartitions(slot);
  }

  private final Iterator<Row> sorted;
  private @Nullable Row ahead;

  public PackedSlots(Iterator<Row> sorted) {
    this.sorted = sorted;
    this.ahead = sorted.hasNext() ? sorted.next() : null;
  }

  @Override
  public boolean hasNext() {
    return ahead != null;
  }

  @Override
  public Slot next() {
    Row first = ahead;
    if (first == null) {
      throw new NoSuchElementException();
    }
    List<Row> packs = new ArrayList<>();
    Row row = first;
    while (row != null && isSameSlot(first, row)) {
      packs.add(row);
      row = sorted.hasNext() ? sorted.next() : null;
    }
    ahead = row;
    return new Slot(
        first.getString(MODEL), first.getString(CLIENT_ID), first.getLong(START_MICROS), packs);
  }

  private static boolean isSameSlot(Row a, Row b) {
    return a.getLong(START_MICROS) == b.getLong(START_MICROS)
        && a.getString(CLIENT_ID).equals(b.getString(CLIENT_ID))
        && a.getString(MODEL).equals(b.getString(MODEL));
  }
}
