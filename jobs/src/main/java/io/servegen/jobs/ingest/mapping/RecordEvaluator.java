package io.servegen.jobs.ingest.mapping;

import io.servegen.jobs.ingest.mapping.Mapping.MappedColumn;
import io.servegen.jobs.ingest.source.RejectReason;
import io.servegen.jobs.ingest.source.Rejection;
import io.servegen.jobs.ingest.source.SourceRecord;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.spark.SparkThrowable;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.MutableProjection;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates a mapping's expressions on records: takes the items out of a record's lists, and for
 * each the values of the columns. Nothing that a record holds makes it throw.
 */
final class RecordEvaluator {
  private final Mapping mapping;
  private final MutableProjection columns;
  private final @Nullable MutableProjection filter;
  private final MutableProjection[] lists;
  private final MutableProjection[] parameters;
  private final Map<RowExpression, MutableProjection> alone = new IdentityHashMap<>();
  private int items;

  /** Takes what came of a record, or of each of its items. */
  interface Sink {
    /**
     * The values of {@link Mapping#columns()}, which hold until this returns.
     *
     * @param item which item of the record it is, from 0, or -1 for the record itself
     */
    void values(SourceRecord record, int item, InternalRow values) throws Rejection;

    /** The format's condition leaves it out. */
    void skipped();

    /**
     * It is no request.
     *
     * @param detail the kind of failure, never its message, which may quote the record
     */
    void rejected(SourceRecord record, int item, Rejection rejection, @Nullable String detail);
  }

  RecordEvaluator(Mapping mapping) {
    this.mapping = mapping;
    this.columns =
        RowExpression.compile(mapping.columns().stream().map(MappedColumn::expression).toList());
    RowExpression condition = mapping.filter();
    this.filter = condition == null ? null : condition.compile();
    this.lists =
        mapping.items().stream().map(RowExpression::compile).toArray(MutableProjection[]::new);
    this.parameters =
        mapping.parameters().stream().map(RowExpression::compile).toArray(MutableProjection[]::new);
  }

  void evaluate(SourceRecord record, Sink sink) {
    Rejection rejection = record.rejection();
    if (rejection != null) {
      sink.rejected(record, -1, rejection, null);
      return;
    }
    GenericInternalRow row = new GenericInternalRow(record.fields());
    row.update(mapping.sourceFields(), mapping.settings().originMicros());
    items = 0;
    explode(record, row, 0, sink);
  }

  private void explode(SourceRecord record, GenericInternalRow row, int level, Sink sink) {
    if (level == lists.length) {
      evaluate(record, row, level == 0 ? -1 : items++, sink);
      return;
    }
    RowExpression list = mapping.items().get(level);
    int place = mapping.sourceFields() + 1 + level;
    String name = mapping.row().fields()[place].name();
    Object value;
    try {
      value = lists[level].apply(row).get(0, list.type());
    } catch (Exception | StackOverflowError e) {
      fail(record, items++, name, e, sink);
      return;
    }
    if (value == null) {
      sink.rejected(record, items++, new Rejection(RejectReason.MISSING, name), null);
      return;
    }
    ArrayData each = (ArrayData) value;
    ArrayType type = (ArrayType) list.type();
    for (int i = 0; i < each.numElements(); i++) {
      row.update(place, each.isNullAt(i) ? null : each.get(i, type.elementType()));
      explode(record, row, level + 1, sink);
    }
  }

  private void evaluate(SourceRecord record, GenericInternalRow row, int item, Sink sink) {
    try {
      for (int i = 0; i < parameters.length; i++) {
        int place = mapping.slots() - parameters.length + i;
        InternalRow value = parameters[i].apply(row);
        row.update(place, value.get(0, mapping.row().fields()[place].dataType()));
      }
      if (filter != null) {
        InternalRow kept = filter.apply(row);
        if (kept.isNullAt(0) || !kept.getBoolean(0)) {
          sink.skipped();
          return;
        }
      }
      sink.values(record, item, columns.apply(row));
    } catch (Rejection rejection) {
      sink.rejected(record, item, rejection, null);
    } catch (Exception | StackOverflowError e) {
      fail(record, item, culprit(row), e, sink);
    }
  }

  private static void fail(
      SourceRecord record, int item, @Nullable String column, Throwable e, Sink sink) {
    Rejection rejection = new Rejection(RejectReason.EXPRESSION_FAILED, column);
    String condition = e instanceof SparkThrowable spark ? spark.getCondition() : null;
    String detail = condition == null ? e.getClass().getSimpleName() : condition;
    sink.rejected(record, item, rejection, detail);
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
}
