package io.servegen.jobs.ingest.store;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.xxhash64;

import io.servegen.jobs.ingest.mapping.KeyMapper;
import io.servegen.jobs.table.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.sketch.BloomFilter;
import org.jspecify.annotations.Nullable;

/**
 * The request ids that may be there more than once, found by moving no more than a hash of each: so
 * that only their requests, and not all, have to be put together by id.
 *
 * @param filter knows the hashes of all of them, and a few more; null if there are none
 * @param stored those of them that the table has, as {@link Column#REQUEST_ID}
 */
public record Suspects(@Nullable BloomFilter filter, Dataset<Row> stored) {
  private static final String KEY = KeyMapper.KEY;
  private static final double FALSE_POSITIVES = 1e-6;

  /**
   * Finds them.
   *
   * @param keys the hashes of the ids that are read, as {@link KeyMapper#KEY}
   * @param ids the ids that the table has and that count, as {@link Column#REQUEST_ID}
   */
  public static Suspects find(Dataset<Row> keys, Dataset<Row> ids) {
    Dataset<Row> known = ids.where(col(Column.REQUEST_ID).isNotNull());
    Dataset<Row> twice =
        keys.select(KEY)
            .union(known.select(xxhash64(col(Column.REQUEST_ID)).as(KEY)))
            .groupBy(KEY)
            .count()
            .where(col("count").gt(1))
            .select(KEY)
            .persist(StorageLevel.MEMORY_AND_DISK());
    try {
      long count = twice.count();
      BloomFilter filter =
          count == 0 ? null : twice.stat().bloomFilter(KEY, count, FALSE_POSITIVES);
      Dataset<Row> stored =
          filter == null ? known.where(lit(false)) : known.where(contains(filter));
      return new Suspects(filter, stored);
    } finally {
      twice.unpersist();
    }
  }

  private static org.apache.spark.sql.Column contains(BloomFilter filter) {
    UserDefinedFunction mightContain =
        udf((Long key) -> filter.mightContainLong(key), DataTypes.BooleanType);
    return mightContain.apply(xxhash64(col(Column.REQUEST_ID)));
  }
}
