package io.servegen.jobs.ingest.mapping;

import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;

import io.servegen.jobs.ingest.source.Rejection;
import io.servegen.jobs.ingest.source.SourceRecord;
import io.servegen.jobs.table.Column;
import java.util.function.Consumer;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.catalyst.expressions.XXH64;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** Takes of records no more than their request ids and days. */
public final class KeyMapper {
  private static final long MICROS_PER_DAY = 86_400_000_000L;

  /** That of Spark's function {@code xxhash64}. */
  private static final long SEED = 42;

  private final Mapping mapping;
  private final RecordEvaluator evaluator;

  /** Column of the hash of a request's id. */
  public static final String KEY = "key";

  /** Column of the day of arrival since 1970-01-01; null where the mapping gives no arrival. */
  public static final String DAY = "day";

  public static final StructType SCHEMA =
      new StructType().add(KEY, LongType, false).add(DAY, IntegerType, true);

  /**
   * @param mapping one that gives request ids
   */
  public KeyMapper(Mapping mapping) {
    this.mapping = mapping;
    this.evaluator = new RecordEvaluator(mapping);
  }

  /**
   * Hands on the keys of a record's requests as rows of {@link #SCHEMA}; without an id there is
   * none.
   */
  public void map(SourceRecord record, Consumer<InternalRow> keys) {
    evaluator.evaluate(record, new Sink(keys));
  }

  /** The key of a request id, the same as {@code xxhash64(request_id)}. */
  public static long hash(UTF8String id) {
    return XXH64.hashUTF8String(id, SEED);
  }

  private final class Sink implements RecordEvaluator.Sink {
    private final Consumer<InternalRow> keys;

    Sink(Consumer<InternalRow> keys) {
      this.keys = keys;
    }

    @Override
    public void values(SourceRecord record, int item, InternalRow values) throws Rejection {
      Object id = mapping.value(Column.REQUEST_ID, values);
      Object arrival = mapping.value(Column.ARRIVAL, values);
      if (id != null) {
        Integer day = arrival == null ? null : (int) Math.floorDiv((Long) arrival, MICROS_PER_DAY);
        keys.accept(new GenericInternalRow(new @Nullable Object[] {hash((UTF8String) id), day}));
      }
    }

    @Override
    public void skipped() {}

    @Override
    public void rejected(
        SourceRecord record, int item, Rejection rejection, @Nullable String detail) {}
  }
}
