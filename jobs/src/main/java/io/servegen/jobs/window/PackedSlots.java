package io.servegen.jobs.window;

import java.util.Iterator;
import java.util.Objects;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** The slots of one task, one after the other, from packs that are sorted by place and slot. */
public final class PackedSlots {
  /** Takes the requests of a slot, in no order. */
  public interface Reader {
    /**
     * Takes one request.
     *
     * @param coded what the request's {@link RequestCode} wrote, to be read to its end
     */
    void read(long arrival, CodedNumbers coded);
  }

  private final Iterator<InternalRow> sorted;
  private @Nullable InternalRow ahead;
  private long place;
  private UTF8String model = UTF8String.EMPTY_UTF8;
  private UTF8String clientId = UTF8String.EMPTY_UTF8;
  private long startMicros;

  /**
   * @param sorted a part of {@link RequestPacking#bySlot}; each row is valid until the next is
   *     asked for
   */
  public PackedSlots(Iterator<InternalRow> sorted) {
    this.sorted = sorted;
    this.ahead = sorted.hasNext() ? sorted.next() : null;
  }

  public boolean hasNext() {
    return ahead != null;
  }

  /** The start of the next slot, which there must be. */
  public long nextStartMicros() {
    return Objects.requireNonNull(ahead).getLong(RequestPacking.START_MICROS);
  }

  /** Goes on to the next slot, which there must be, and takes all its requests. */
  public void next(Reader reader) {
    @Nullable InternalRow row = Objects.requireNonNull(ahead);
    if (!hasMoreOfClient()) {
      place = row.getLong(RequestPacking.PLACE);
      model = row.getUTF8String(RequestPacking.MODEL).copy();
      clientId = row.getUTF8String(RequestPacking.CLIENT_ID).copy();
    }
    startMicros = row.getLong(RequestPacking.START_MICROS);
    do {
      CodedNumbers coded = new CodedNumbers(row.getBinary(RequestPacking.REQUESTS));
      while (coded.hasNext()) {
        reader.read(startMicros + coded.next(), coded);
      }
      row = sorted.hasNext() ? sorted.next() : null;
      ahead = row;
    } while (row != null
        && row.getLong(RequestPacking.START_MICROS) == startMicros
        && hasMoreOfClient());
  }

  /** Whether the next slot is of the same client and place. */
  boolean hasMoreOfClient() {
    InternalRow row = ahead;
    return row != null
        && row.getLong(RequestPacking.PLACE) == place
        && row.getUTF8String(RequestPacking.CLIENT_ID).equals(clientId)
        && row.getUTF8String(RequestPacking.MODEL).equals(model);
  }

  public String model() {
    return model.toString();
  }

  public String clientId() {
    return clientId.toString();
  }

  public long startMicros() {
    return startMicros;
  }
}
