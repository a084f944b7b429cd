package io.servegen.jobs.ingest.store;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.monotonically_increasing_id;
import static org.apache.spark.sql.functions.row_number;
import static org.apache.spark.sql.functions.when;
import static org.apache.spark.sql.functions.xxhash64;

import io.servegen.jobs.ingest.mapping.MappedRow;
import io.servegen.jobs.ingest.mapping.Outcome;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Requests;
import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.expressions.Window;
import org.apache.spark.sql.expressions.WindowSpec;
import org.apache.spark.sql.types.StructField;

/** Finds requests that were logged more than once. */
public final class Duplicates {
  private static final String KEY = "duplicate_key";
  private static final String CONTENT = "duplicate_content";
  private static final String RANK = "duplicate_rank";

  private Duplicates() {}

  /**
   * Of the requests with the same id, all but one become {@link Outcome#DUPLICATE}, and all of them
   * if the id is stored: the one that arrived first stays, and among those that arrived at once the
   * choice follows from their content. It does not depend on files or tasks.
   *
   * <p>Ids are told apart by a hash first, which sorts faster than they do. Rows without an id are
   * spread over the tasks.
   *
   * @param rows of {@link MappedRow#SCHEMA}
   * @param stored the {@link Column#REQUEST_ID}s that the table has
   */
  public static Dataset<Row> mark(Dataset<Row> rows, Dataset<Row> stored) {
    org.apache.spark.sql.Column hasId = col(Column.REQUEST_ID).isNotNull();
    org.apache.spark.sql.Column isStored = col(MappedRow.OUTCOME).equalTo(MappedRow.STORED);
    WindowSpec sameId =
        Window.partitionBy(KEY, Column.REQUEST_ID)
            .orderBy(isStored.desc(), col(Column.ARRIVAL), col(CONTENT));
    org.apache.spark.sql.Column[] content =
        Arrays.stream(Requests.SCHEMA.fieldNames())
            .map(org.apache.spark.sql.functions::col)
            .toArray(org.apache.spark.sql.Column[]::new);
    return rows.unionByName(stored.select(asRow()))
        .withColumn(
            KEY,
            when(hasId, xxhash64(col(Column.REQUEST_ID)))
                .otherwise(xxhash64(monotonically_increasing_id())))
        .withColumn(CONTENT, xxhash64(content))
        .withColumn(RANK, row_number().over(sameId))
        .where(col(MappedRow.OUTCOME).notEqual(MappedRow.STORED))
        .withColumn(
            MappedRow.OUTCOME,
            when(hasId.and(col(RANK).gt(1)), lit(Outcome.DUPLICATE.ordinal()))
                .otherwise(col(MappedRow.OUTCOME)))
        .drop(KEY, CONTENT, RANK);
  }

  private static org.apache.spark.sql.Column[] asRow() {
    return Arrays.stream(MappedRow.SCHEMA.fields())
        .map(Duplicates::storedValue)
        .toArray(org.apache.spark.sql.Column[]::new);
  }

  private static org.apache.spark.sql.Column storedValue(StructField field) {
    return switch (field.name()) {
      case Column.REQUEST_ID -> col(Column.REQUEST_ID);
      case MappedRow.OUTCOME -> lit(MappedRow.STORED).as(MappedRow.OUTCOME);
      default -> lit(null).cast(field.dataType()).as(field.name());
    };
  }
}
