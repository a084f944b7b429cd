package io.servegen.jobs.source;

import io.servegen.common.engine.Members;
import io.servegen.common.engine.RequestBatch;
import io.servegen.common.engine.RequestGenerator;
import io.servegen.jobs.plan.Slice;
import io.servegen.jobs.plan.SliceCursor;
import io.servegen.jobs.plan.TraceEngine;
import io.servegen.jobs.plan.TracePlan;
import io.servegen.jobs.table.Column;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.sql.connector.read.PartitionReader;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.vectorized.ColumnVector;
import org.apache.spark.sql.vectorized.ColumnarBatch;
import org.jspecify.annotations.Nullable;

/**
 * Makes the rows of a partition, and shows Spark the engine's own columns: nothing is copied.
 * Lengths are drawn only if one of their columns is read. Of a client that the query does not want
 * no length is drawn, and its arrivals only if ids are read, for which every request counts.
 */
final class TraceReader implements PartitionReader<ColumnarBatch> {
  private static final Set<String> WITHOUT_LENGTHS =
      Set.of(
          Column.REQUEST_ID,
          Column.ARRIVAL,
          Column.MODEL,
          Column.CLIENT_ID,
          Column.CACHED_TOKENS,
          Column.CONVERSATION_ID,
          Column.TURN);

  private final Iterator<Slice> slices;
  private final RequestGenerator generator;
  private final @Nullable BitSet wanted;
  private final boolean hasIds;
  private final TraceView view;
  private final ColumnVector[] vectors;
  private final SliceCursor cursor;
  private @Nullable Slice slice;

  TraceReader(
      TracePlan plan,
      Configuration configuration,
      List<Slice> slices,
      StructType columns,
      RowFilter filter) {
    this.slices = slices.iterator();
    TraceEngine engine = new TraceEngine(plan, configuration);
    List<String> names = Arrays.asList(columns.fieldNames());
    this.hasIds = names.contains(Column.REQUEST_ID);
    this.wanted = filter.hasClients() ? wanted(engine.members(), filter) : null;
    Slice first = slices.get(0);
    boolean hasLengths = !WITHOUT_LENGTHS.containsAll(names);
    this.generator =
        engine.requests(hasLengths, wanted, hasIds, first.fromMicros(), first.toMicros());
    this.cursor = new SliceCursor(generator, filter.toMicros());
    this.view = new TraceView(engine.members());
    this.vectors = names.stream().map(view::column).toArray(ColumnVector[]::new);
  }

  private static BitSet wanted(Members members, RowFilter filter) {
    BitSet wanted = new BitSet(members.size());
    for (int member = 0; member < members.size(); member++) {
      wanted.set(member, filter.wants(members.get(member)));
    }
    return wanted;
  }

  @Override
  public boolean next() {
    return wanted != null && !hasIds ? nextOfSome() : nextOfAll();
  }

  /**
   * Without the other clients' requests, the slices' counts do not hold: the whole stretch is read.
   */
  private boolean nextOfSome() {
    // Slices that share a stretch are one reading of it, and only the first task of it reads.
    if (slice == null) {
      slice = slices.next();
    }
    if (slice.skip() > 0 || !generator.hasNext()) {
      return false;
    }
    RequestBatch batch = generator.next();
    view.show(batch, 0, batch.size(), 0);
    return true;
  }

  private boolean nextOfAll() {
    while (true) {
      Slice current = slice;
      if (current != null && cursor.next(current)) {
        view.show(
            cursor.batch(), cursor.fromRank(), cursor.toRank(), cursor.firstRequestId(current));
        if (wanted != null) {
          view.keep(wanted);
        }
        return true;
      }
      if (!slices.hasNext()) {
        return false;
      }
      slice = slices.next();
    }
  }

  @Override
  public ColumnarBatch get() {
    return new ColumnarBatch(vectors, view.size());
  }

  @Override
  public void close() {}
}
