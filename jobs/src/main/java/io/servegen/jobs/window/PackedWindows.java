package io.servegen.jobs.window;

import io.servegen.common.length.LengthField;
import io.servegen.jobs.table.Profiles;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.jspecify.annotations.Nullable;

/**
 * The windows of one task, one after the other, and on the way the lengths of their epochs: from
 * packs that are sorted by place, client and window to a row per window, and a row for what it has
 * of an epoch wherever a place ends.
 */
final class PackedWindows implements Iterator<Row> {
  private final PackedSlots slots;
  private final WindowGrid epochs;
  private final Function<ClientWindow, Row> work;
  private final RequestFields request = new RequestFields();
  private final LongList arrivals = new LongList();
  private final TreeMap<Long, EpochBuffer> open = new TreeMap<>();
  private final ModelLengths models = new ModelLengths();
  private final ArrayDeque<Row> ready = new ArrayDeque<>();

  private long epochStart;
  private long epochEnd;
  private @Nullable EpochBuffer epoch;

  /**
   * @param sorted a part of {@link RequestPacking#bySlot}
   */
  PackedWindows(Iterator<InternalRow> sorted, WindowGrid epochs, Function<ClientWindow, Row> work) {
    this.slots = new PackedSlots(sorted);
    this.epochs = epochs;
    this.work = work;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && slots.hasNext()) {
      takeWindow();
      if (!slots.hasMoreOfClient()) {
        closeEpochs();
      }
      if (!slots.hasNext() || models.isFull()) {
        models.drain((name, start, tallies) -> addEpoch(name, ALL, start, tallies, NO_SAMPLE));
      }
    }
    return !ready.isEmpty();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private static final String ALL = Profiles.ALL_CLIENTS;
  private static final byte[] NO_SAMPLE = {};

  private void takeWindow() {
    arrivals.clear();
    slots.next(this::take);
    ready.add(
        RowFactory.create(
            work.apply(
                new ClientWindow(
                    slots.model(),
                    slots.clientId(),
                    slots.startMicros(),
                    arrivals.sort().toArray())),
            null));
  }

  private void take(long arrival, CodedNumbers coded) {
    request.read(coded);
    arrivals.add(arrival);
    if (request.isAnswered()) {
      epochOf(arrival).add(arrival, request);
    }
  }

  private EpochBuffer epochOf(long arrival) {
    EpochBuffer buffer = epoch;
    if (buffer == null || arrival < epochStart || arrival >= epochEnd) {
      epochStart = epochs.startOf(arrival);
      epochEnd = epochStart + epochs.micros();
      buffer = open.computeIfAbsent(epochStart, start -> new EpochBuffer());
      epoch = buffer;
    }
    return buffer;
  }

  private void closeEpochs() {
    for (Map.Entry<Long, EpochBuffer> entry : open.entrySet()) {
      Map<LengthField, Tally> tallies = entry.getValue().tallies();
      addEpoch(
          slots.model(),
          slots.clientId(),
          entry.getKey(),
          tallies,
          entry.getValue().sample().encode());
      models.add(slots.model(), entry.getKey(), tallies);
    }
    open.clear();
    epoch = null;
  }

  private void addEpoch(
      String name, String client, long start, Map<LengthField, Tally> tallies, byte[] sample) {
    Row row = RowFactory.create(name, client, start, EpochParts.encode(tallies, sample));
    ready.add(RowFactory.create(null, row));
  }
}
