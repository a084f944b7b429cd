package io.servegen.jobs.ingest.mapping;

import io.servegen.jobs.ingest.mapping.Mapping.MappedColumn;
import io.servegen.jobs.ingest.source.RejectReason;
import io.servegen.jobs.ingest.source.Rejection;
import io.servegen.jobs.ingest.source.SourceRecord;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Requests;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.MutableProjection;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
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
  private final MutableProjection columns;
  private final @Nullable MutableProjection filter;
  private final MutableProjection[] lists;
  private final MutableProjection[] parameters;
  private final Map<RowExpression, MutableProjection> alone = new IdentityHashMap<>();

  public RecordMapper(Mapping mapping) {
    this.mapping = mapping;
    this.rejects = new RejectRows(mapping);
    this.columns =
        RowExpression.compile(mapping.columns().stream().map(MappedColumn::expression).toList());
    RowExpression condition = mapping.filter();
    this.filter = condition == null ? null : condition.compile();
    this.lists =
        mapping.items().stream().map(RowExpression::compile).toArray(MutableProjection[]::new);
    this.parameters =
        mapping.parameters().stream().map(RowExpression::compile).toArray(MutableProjection[]::new);
  }

  /** Maps a record and hands on what came of it: one row, or one for each item. */
  public void map(SourceRecord record, Consumer<InternalRow> rows) {
    Rejection rejection = record.rejection();
    if (rejection != null) {
      rows.accept(rejects.row(record, -1, rejection, null));
      return;
    }
    GenericInternalRow row = new GenericInternalRow(record.fields());
    row.update(mapping.sourceFields(), mapping.settings().originMicros());
    explode(record, row, 0, new ItemCounter(), rows);
  }

  private static final class ItemCounter {
    private int items;
  }

  private void explode(
      SourceRecord record,
      GenericInternalRow row,
      int level,
      ItemCounter counter,
      Consumer<InternalRow> rows) {
    if (level == mapping.items().size()) {
      int item = level == 0 ? -1 : counter.items++;
      rows.accept(mapped(record, row, item));
      return;
    }
    RowExpression list = mapping.items().get(level);
    int place = mapping.sourceFields() + 1 + level;
    String name = mapping.row().fields()[place].name();
    Object value;
    try {
      value = lists[level].apply(row).get(0, list.type());
    } catch (Exception | StackOverflowError e) {
      rows.accept(failed(record, counter.items++, name, e));
      return;
    }
    if (value == null) {
      Rejection rejection = new Rejection(RejectReason.MISSING, name);
      rows.accept(rejects.row(record, counter.items++, rejection, null));
      return;
    }
    ArrayData items = (ArrayData) value;
    ArrayType type = (ArrayType) list.type();
    for (int i = 0; i < items.numElements(); i++) {
      row.update(place, items.isNullAt(i) ? null : items.get(i, type.elementType()));
      explode(record, row, level + 1, counter, rows);
    }
  }

  private InternalRow mapped(SourceRecord record, GenericInternalRow row, int item) {
    try {
      for (int i = 0; i < parameters.length; i++) {
        int place = mapping.slots() - parameters.length + i;
        InternalRow value = parameters[i].apply(row);
        row.update(place, value.get(0, mapping.row().fields()[place].dataType()));
      }
      if (filter != null) {
        InternalRow kept = filter.apply(row);
        if (kept.isNullAt(0) || !kept.getBoolean(0)) {
          return skipped();
        }
      }
      return request(columns.apply(row));
    } catch (Rejection rejection) {
      return rejects.row(record, item, rejection, null);
    } catch (Exception | StackOverflowError e) {
      return failed(record, item, culprit(row), e);
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
    if (day < settings.firstDay() || day > settings.lastDay()) {
      throw new Rejection(RejectReason.OUTSIDE_DAYS, Column.ARRIVAL);
    }
    if (arrival < settings.fromMicros() || arrival >= settings.toMicros()) {
      return skipped();
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

  private static InternalRow skipped() {
    @Nullable Object[] row = new Object[MappedRow.SCHEMA.size()];
    row[MappedRow.OUTCOME_PLACE] = Outcome.SKIPPED.ordinal();
    return new GenericInternalRow(row);
  }

  private InternalRow failed(SourceRecord record, int item, @Nullable String column, Throwable e) {
    Rejection rejection = new Rejection(RejectReason.EXPRESSION_FAILED, column);
    String detail = e instanceof SparkThrowable spark ? spark.getCondition() : null;
    return rejects.row(
        record, item, rejection, detail == null ? e.getClass().getSimpleName() : detail);
  }

  /** The first parameter or column, or the filter, that throws on a row. */
  private @Nullable String culprit(GenericInternalRow row) {
    int firstParameter = mapping.slots() - parameters.length;
    for (int i = 0; i < parameters.length; i++) {
      if (throwsOn(mapping.parameters().get(i), row)) {
        return mapping.row().fields()[firstParameter + i].name();
      }
    }
    RowExpression condition = mapping.filter();
    if (condition != null && throwsOn(condition, row)) {
      return "where";
    }
    for (MappedColumn column : mapping.columns()) {
      if (throwsOn(column.expression(), row)) {
        return column.name();
      }
    }
    return null;
  }

  private boolean throwsOn(RowExpression expression, InternalRow row) {
    try {
      alone.computeIfAbsent(expression, RowExpression::compile).apply(row);
      return false;
    } catch (Exception | StackOverflowError e) {
      return true;
    }
  }

  private static int place(String column) {
    return MappedRow.REQUEST_PLACE + Requests.SCHEMA.fieldIndex(column);
  }
}
