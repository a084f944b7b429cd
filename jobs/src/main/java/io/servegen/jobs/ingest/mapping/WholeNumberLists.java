package io.servegen.jobs.ingest.mapping;

import io.servegen.jobs.ingest.source.RejectReason;
import io.servegen.jobs.ingest.source.Rejection;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.apache.spark.sql.types.DataType;

/**
 * Lists of counts.
 *
 * @param itemType the type of the items in the expression's value
 */
record WholeNumberLists(WholeNumbers item, DataType itemType) implements Conversion {
  private static final long serialVersionUID = 1L;

  @Override
  public GenericArrayData convert(Object value) throws Rejection {
    ArrayData items = (ArrayData) value;
    Object[] counts = new Object[items.numElements()];
    for (int i = 0; i < counts.length; i++) {
      if (items.isNullAt(i)) {
        throw new Rejection(RejectReason.MISSING, item.column());
      }
      counts[i] = item.convert(items.get(i, itemType));
    }
    return new GenericArrayData(counts);
  }
}
