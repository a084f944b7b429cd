package io.servegen.jobs.ingest.mapping;

import io.servegen.jobs.ingest.mapping.Mapping.MappedColumn;
import io.servegen.jobs.ingest.source.RejectReason;
import io.servegen.jobs.ingest.source.Rejection;
import io.servegen.jobs.ingest.source.SourceRecord;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Requests;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * Turns records into {@link MappedRow}s, one for each record: a line, or an item of a line's list.
 * Whatever a record holds, it is accepted, rejected or skipped; nothing that it does throws.
 */
public final class RecordMapper {
  private static final long MICROS_PER_DAY = 86_400_000_000L;
  private static final UTF8String UNKNOWN = UTF8String.fromString(Requests.UNKNOWN_CLIENT);
  private static final UTF8String OK = UTF8String.fromString(Requests.STATUS_OK);
  private static final int ARRIVAL = place(Column.ARRIVAL);
  private static final int MODEL = place(Column.MODEL);
  private static final int CLIENT = place(Column.CLIENT_ID);
  private static final int INPUT = place(Column.INPUT_TOKENS);
  private static final int OUTPUT = place(Column.OUTPUT_TOKENS);
  private static final int REASONING = place(Column.REASONING_TOKENS);
  private static final int CACHED = place(Column.CACHED_TOKENS);
  private static final int TEXT = place(Column.TEXT_TOKENS);
  private static final int STATUS = place(Column.STATUS);

  private final Mapping mapping;
  private final RejectRows rejects;
  private final RecordEvaluator evaluator;

  public RecordMapper(Mapping mapping) {
    this.mapping = mapping;
    this.rejects = new RejectRows(mapping);
    this.evaluator = new RecordEvaluator(mapping);
  }

  /** Maps a record and hands on what came of it: one row, or one for each item. */
  public void map(SourceRecord record, Consumer<InternalRow> rows) {
    evaluator.evaluate(record, new Rows(rows));
  }

  /** Makes rows of what the evaluator hands out. */
  private final class Rows implements RecordEvaluator.Sink {
    private final Consumer<InternalRow> rows;

    Rows(Consumer<InternalRow> rows) {
      this.rows = rows;
    }

    @Override
    public void values(SourceRecord record, int item, InternalRow values) throws Rejection {
      rows.accept(request(values));
    }

    @Override
    public void skipped() {
      rows.accept(RecordMapper.skippedRow());
    }

    @Override
    public void rejected(
        SourceRecord record, int item, Rejection rejection, @Nullable String detail) {
      rows.accept(rejects.row(record, item, rejection, detail));
    }
  }

  /** A request from the expressions' values. */
  private InternalRow request(InternalRow values) throws Rejection {
    @Nullable Object[] request = new Object[MappedRow.SCHEMA.size()];
    List<MappedColumn> mapped = mapping.columns();
    for (int i = 0; i < mapped.size(); i++) {
      MappedColumn column = mapped.get(i);
      Object value = values.get(i, column.expression().type());
      request[MappedRow.REQUEST_PLACE + column.place()] =
          value == null ? null : column.conversion().convert(value);
    }
    MappingSettings settings = mapping.settings();
    long arrival = (Long) required(request, ARRIVAL, Column.ARRIVAL);
    int day = (int) Math.floorDiv(arrival, MICROS_PER_DAY);
    if (arrival < settings.fromMicros() || arrival >= settings.toMicros()) {
      return skippedRow();
    }
    if (day < settings.firstDay() || day > settings.lastDay()) {
      throw new Rejection(RejectReason.OUTSIDE_DAYS, Column.ARRIVAL);
    }
    int input = (Integer) required(request, INPUT, Column.INPUT_TOKENS);
    int output = (Integer) required(request, OUTPUT, Column.OUTPUT_TOKENS);
    requirePart(request[REASONING], output, Column.REASONING_TOKENS);
    requirePart(request[CACHED], input, Column.CACHED_TOKENS);
    requirePart(request[TEXT], input, Column.TEXT_TOKENS);
    Object client = request[CLIENT];
    request[CLIENT] = client == null ? UNKNOWN : settings.clientIds().of((UTF8String) client);
    request[MODEL] = request[MODEL] == null ? UNKNOWN : request[MODEL];
    request[STATUS] = request[STATUS] == null ? OK : request[STATUS];
    request[MappedRow.OUTCOME_PLACE] = Outcome.ACCEPTED.ordinal();
    request[MappedRow.DAY_PLACE] = day;
    return new GenericInternalRow(request);
  }

  private static Object required(@Nullable Object[] request, int place, String column)
      throws Rejection {
    Object value = request[place];
    if (value == null) {
      throw new Rejection(RejectReason.MISSING, column);
    }
    return value;
  }

  private static void requirePart(@Nullable Object part, int whole, String column)
      throws Rejection {
    if (part != null && (Integer) part > whole) {
      throw new Rejection(RejectReason.PART_EXCEEDS_WHOLE, column);
    }
  }

  private static InternalRow skippedRow() {
    @Nullable Object[] row = new Object[MappedRow.SCHEMA.size()];
    row[MappedRow.OUTCOME_PLACE] = Outcome.SKIPPED.ordinal();
    return new GenericInternalRow(row);
  }

  private static int place(String column) {
    return MappedRow.REQUEST_PLACE + Requests.SCHEMA.fieldIndex(column);
  }
}
