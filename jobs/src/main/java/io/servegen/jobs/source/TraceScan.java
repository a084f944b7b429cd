package io.servegen.jobs.source;

import io.servegen.jobs.plan.Slice;
import io.servegen.jobs.plan.SliceTasks;
import io.servegen.jobs.table.Column;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.apache.spark.sql.connector.expressions.Expressions;
import org.apache.spark.sql.connector.expressions.SortDirection;
import org.apache.spark.sql.connector.expressions.SortOrder;
import org.apache.spark.sql.connector.read.Batch;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.Statistics;
import org.apache.spark.sql.connector.read.SupportsReportOrdering;
import org.apache.spark.sql.connector.read.SupportsReportStatistics;
import org.apache.spark.sql.types.StructType;

/** One reading of a trace: partitions in time order, each in time order. */
final class TraceScan implements Scan, Batch, SupportsReportStatistics, SupportsReportOrdering {
  private final PlannedTrace trace;
  private final StructType columns;
  private final RowFilter filter;

  TraceScan(PlannedTrace trace, StructType columns, RowFilter filter) {
    this.trace = trace;
    this.columns = columns;
    this.filter = filter;
  }

  /**
   * What a task reads.
   *
   * @param slices slices that share a stretch of time
   */
  record Part(List<Slice> slices) implements InputPartition {}

  @Override
  public StructType readSchema() {
    return columns;
  }

  @Override
  public String description() {
    return "servegen trace, " + filter;
  }

  @Override
  public Batch toBatch() {
    return this;
  }

  @Override
  public InputPartition[] planInputPartitions() {
    return SliceTasks.of(slices(), trace.get().cores()).stream()
        .map(Part::new)
        .toArray(InputPartition[]::new);
  }

  @Override
  public PartitionReaderFactory createReaderFactory() {
    PlannedTrace.Plans plans = trace.get();
    return new TraceReaderFactory(plans.plan(), plans.configuration(), columns, filter);
  }

  @Override
  public Statistics estimateStatistics() {
    long rows = slices().stream().mapToLong(Slice::requests).sum();
    return new Statistics() {
      @Override
      public OptionalLong sizeInBytes() {
        return OptionalLong.of(rows * columns.defaultSize());
      }

      @Override
      public OptionalLong numRows() {
        return OptionalLong.of(rows);
      }
    };
  }

  @Override
  public SortOrder[] outputOrdering() {
    boolean hasArrival = Arrays.asList(columns.fieldNames()).contains(Column.ARRIVAL);
    return hasArrival
        ? new SortOrder[] {
          Expressions.sort(Expressions.column(Column.ARRIVAL), SortDirection.ASCENDING)
        }
        : new SortOrder[0];
  }

  private List<Slice> slices() {
    return trace.get().slices().between(filter.fromMicros(), filter.toMicros());
  }
}
