package io.servegen.jobs.source;

import io.servegen.jobs.table.Trace;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.connector.expressions.filter.Predicate;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.SupportsPushDownRequiredColumns;
import org.apache.spark.sql.connector.read.SupportsPushDownV2Filters;
import org.apache.spark.sql.types.StructType;

/** Takes in what a query needs: its columns, its range of time, its clients. */
final class TraceScanBuilder implements SupportsPushDownRequiredColumns, SupportsPushDownV2Filters {
  private final PlannedTrace trace;
  private final List<Predicate> used = new ArrayList<>();
  private StructType columns = Trace.SCHEMA;
  private RowFilter filter = RowFilter.ALL;

  TraceScanBuilder(PlannedTrace trace) {
    this.trace = trace;
  }

  @Override
  public void pruneColumns(StructType required) {
    columns = required;
  }

  @Override
  public Predicate[] pushPredicates(Predicate[] predicates) {
    for (Predicate predicate : predicates) {
      RowFilter narrowed = filter.and(predicate);
      if (narrowed != null) {
        filter = narrowed;
        used.add(predicate);
      }
    }
    return predicates;
  }

  @Override
  public Predicate[] pushedPredicates() {
    return used.toArray(Predicate[]::new);
  }

  @Override
  public Scan build() {
    return new TraceScan(trace, columns, filter);
  }
}
