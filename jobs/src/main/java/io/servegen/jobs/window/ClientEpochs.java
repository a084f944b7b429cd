package io.servegen.jobs.window;

import io.servegen.common.length.LengthField;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** The epochs of one task, one after the other, from parts that are sorted by client and epoch. */
final class ClientEpochs implements Iterator<Row> {
  private final Iterator<InternalRow> sorted;
  private final Function<ClientEpoch, Row> work;
  private @Nullable InternalRow ahead;

  /**
   * @param sorted rows of {@link EpochParts#SCHEMA}, each valid until the next is asked for
   */
  ClientEpochs(Iterator<InternalRow> sorted, Function<ClientEpoch, Row> work) {
    this.sorted = sorted;
    this.work = work;
    step();
  }

  @Override
  public boolean hasNext() {
    return ahead != null;
  }

  @Override
  public Row next() {
    InternalRow row = ahead;
    if (row == null) {
      throw new NoSuchElementException();
    }
    UTF8String model = row.getUTF8String(0).copy();
    UTF8String clientId = row.getUTF8String(1).copy();
    long start = row.getLong(2);
    EnumMap<LengthField, Tally> codes = new EnumMap<>(LengthField.class);
    RequestSample sample = new RequestSample();
    do {
      EpochParts.decode(row.getArray(EpochParts.PARTS), codes, sample);
      step();
      row = ahead;
    } while (row != null
        && row.getLong(2) == start
        && row.getUTF8String(1).equals(clientId)
        && row.getUTF8String(0).equals(model));
    return work.apply(new ClientEpoch(model.toString(), clientId.toString(), start, codes, sample));
  }

  private void step() {
    ahead = sorted.hasNext() ? sorted.next() : null;
  }
}
