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
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * The windows of one task, one after the other, and on the way the lengths of their epochs: from
 * packs that are sorted by place, client and window to a row per window, and a row for what it has
 * of an epoch wherever a place ends.
 */
final class PackedWindows implements Iterator<Row> {
  private final Iterator<InternalRow> sorted;
  private final WindowGrid epochs;
  private final Function<ClientWindow, Row> work;
  private final RequestFields request = new RequestFields();
  private final LongList arrivals = new LongList();
  private final TreeMap<Long, EpochBuffer> open = new TreeMap<>();
  private final ModelLengths models = new ModelLengths();
  private final ArrayDeque<Row> ready = new ArrayDeque<>();

  private @Nullable InternalRow ahead;
  private long place;
  private UTF8String model = UTF8String.EMPTY_UTF8;
  private UTF8String clientId = UTF8String.EMPTY_UTF8;

  private long epochStart;
  private long epochEnd;
  private @Nullable EpochBuffer epoch;

  /**
   * @param sorted rows of {@link RequestPacking#SCHEMA}, each valid until the next is asked for
   */
  PackedWindows(Iterator<InternalRow> sorted, WindowGrid epochs, Function<ClientWindow, Row> work) {
    this.sorted = sorted;
    this.epochs = epochs;
    this.work = work;
    step();
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && ahead != null) {
      takeWindow(ahead);
      if (ahead == null || !continuesPlace(ahead)) {
        closeEpochs();
      }
      if (ahead == null || models.isFull()) {
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

  private void step() {
    ahead = sorted.hasNext() ? sorted.next() : null;
  }

  private boolean continuesPlace(InternalRow row) {
    return row.getLong(0) == place
        && row.getUTF8String(RequestPacking.CLIENT_ID).equals(clientId)
        && row.getUTF8String(RequestPacking.MODEL).equals(model);
  }

  /** Takes all packs of the window of that row. */
  private void takeWindow(InternalRow first) {
    if (!continuesPlace(first)) {
      place = first.getLong(0);
      model = first.getUTF8String(RequestPacking.MODEL).copy();
      clientId = first.getUTF8String(RequestPacking.CLIENT_ID).copy();
    }
    long start = first.getLong(RequestPacking.START_MICROS);
    arrivals.clear();
    do {
      take(start, new CodedNumbers(first.getBinary(RequestPacking.REQUESTS)));
      step();
      first = ahead;
    } while (first != null
        && first.getLong(RequestPacking.START_MICROS) == start
        && continuesPlace(first));
    Row row =
        work.apply(
            new ClientWindow(
                model.toString(), clientId.toString(), start, arrivals.sort().toArray()));
    ready.add(RowFactory.create(row, null));
  }

  private void take(long start, CodedNumbers coded) {
    while (coded.hasNext()) {
      long arrival = start + coded.next();
      request.read(coded);
      arrivals.add(arrival);
      if (request.isAnswered()) {
        epochOf(arrival).add(arrival, request);
      }
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
          model.toString(),
          clientId.toString(),
          entry.getKey(),
          tallies,
          entry.getValue().sample().encode());
      models.add(model.toString(), entry.getKey(), tallies);
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
