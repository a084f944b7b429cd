package io.servegen.jobs.report.measure;

import io.servegen.jobs.window.Packing;
import java.util.Iterator;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** Gathers what one task reads, by client and window, by window, and of the whole. */
final class MeasurePacking extends Packing<MeasureBuffer> {
  private static final UTF8String NO_MODEL = UTF8String.fromString("");

  /** No client of a log is named so. */
  private static final UTF8String WINDOW = UTF8String.fromString("\u0000window");

  private static final UTF8String WHOLE = UTF8String.fromString("\u0000whole");

  private final Scope scope;
  private final long firstWindow;
  private final RequestReading request = new RequestReading();

  /**
   * @param firstWindow the start of some window, which the whole travels with
   */
  MeasurePacking(Iterator<InternalRow> rows, Scope scope, long firstWindow) {
    super(rows);
    this.scope = scope;
    this.firstWindow = firstWindow;
  }

  @Override
  protected MeasureBuffer newBuffer(UTF8String clientId) {
    if (clientId.equals(WINDOW)) {
      return new WindowBuffer(scope.grid().micros());
    }
    return clientId.equals(WHOLE) ? new WholeBuffer() : new ClientBuffer();
  }

  @Override
  protected void add(InternalRow row) {
    request.read(row);
    long arrival = scope.seen(row.getLong(RequestReading.ARRIVAL));
    long start = scope.grid().startOf(arrival);
    UTF8String model = row.getUTF8String(RequestReading.MODEL);
    UTF8String client = row.getUTF8String(RequestReading.CLIENT_ID);
    held(slot(model, client, start).add(arrival, request));
    held(slot(NO_MODEL, WINDOW, start).add(arrival, request));
    held(slot(NO_MODEL, WHOLE, firstWindow).add(arrival, request));
  }

  @Override
  protected Iterator<Row> pack(
      String model, String clientId, long startMicros, MeasureBuffer buffer) {
    return buffer.pack().entrySet().stream()
        .map(
            part ->
                RowFactory.create(
                    model, clientId, startMicros, part.getKey().ordinal(), part.getValue()))
        .iterator();
  }
}
