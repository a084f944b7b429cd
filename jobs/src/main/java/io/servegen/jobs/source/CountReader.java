package io.servegen.jobs.source;

import io.servegen.jobs.plan.Slice;
import java.util.List;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;

/** Rows of which no column is wanted: the plan knows how many there are. */
final class CountReader implements PartitionReader<ColumnarBatch> {
  private long left;
  private int size;

  CountReader(List<Slice> slices) {
    this.left = slices.stream().mapToLong(Slice::requests).sum();
  }

  @Override
  public boolean next() {
    size = (int) Math.min(Integer.MAX_VALUE / 2, left);
    left -= size;
    return size > 0;
  }

  @Override
  public ColumnarBatch get() {
    return new ColumnarBatch(new ColumnVector[0], size);
  }

  @Override
  public void close() {}
}
