package io.servegen.jobs.source;

import io.servegen.jobs.plan.TracePlan;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.connector.read.InputPartition;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.connector.read.PartitionReaderFactory;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.apache.spark.util.SerializableConfiguration;

/** Opens the reader of a partition, in its task. */
final class TraceReaderFactory implements PartitionReaderFactory {
  private static final long serialVersionUID = 1L;

  private final Broadcast<TracePlan> plan;
  private final Broadcast<SerializableConfiguration> configuration;
  private final StructType columns;
  private final RowFilter filter;

  TraceReaderFactory(
      Broadcast<TracePlan> plan,
      Broadcast<SerializableConfiguration> configuration,
      StructType columns,
      RowFilter filter) {
    this.plan = plan;
    this.configuration = configuration;
    this.columns = columns;
    this.filter = filter;
  }

  @Override
  public boolean supportColumnarReads(InputPartition partition) {
    return true;
  }

  @Override
  public PartitionReader<InternalRow> createReader(InputPartition partition) {
    throw new IllegalStateException("it is read in columns");
  }

  @Override
  public PartitionReader<ColumnarBatch> createColumnarReader(InputPartition partition) {
    TraceScan.Part part = (TraceScan.Part) partition;
    return columns.isEmpty() && !filter.hasClients()
        ? new CountReader(part.slices())
        : new TraceReader(
            plan.value(), configuration.value().value(), part.slices(), columns, filter);
  }
}
