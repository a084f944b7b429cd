package io.servegen.jobs.ingest.mapping;

import static org.apache.spark.sql.types.DataTypes.BinaryType;
import static org.apache.spark.sql.types.DataTypes.IntegerType;
import static org.apache.spark.sql.types.DataTypes.LongType;
import static org.apache.spark.sql.types.DataTypes.StringType;

import io.servegen.jobs.table.Requests;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The form of a record between the tasks that read and those that write: what became of it, the
 * request if it is one, and the reject if it is none.
 */
public final class MappedRow {
  /** Column of the {@link Outcome}'s number. */
  public static final String OUTCOME = "outcome";

  /** Column of the day of arrival, counted from 1970-01-01; null where there is no request. */
  public static final String DAY = "day";

  /** Column of the reject; null where there is none. */
  public static final String REJECT = "reject";

  /** Column of a task's serialized tally; null in all rows but the one that carries it. */
  public static final String TALLY = "tally";

  /** In {@link #OUTCOME}: not a record, but an id that the table had before. */
  public static final int STORED = -1;

  /** In {@link #OUTCOME}: not a record, but a task's tally of what it wrote itself. */
  public static final int TALLIED = -2;

  public static final int OUTCOME_PLACE = 0;
  public static final int DAY_PLACE = 1;

  /** Where the columns of {@link Requests#SCHEMA} start. */
  public static final int REQUEST_PLACE = 2;

  public static final int REJECT_PLACE = REQUEST_PLACE + Requests.SCHEMA.size();

  public static final int TALLY_PLACE = REJECT_PLACE + 1;

  /** What is kept of a rejected record. */
  public static final StructType REJECT_SCHEMA =
      new StructType()
          .add("file", StringType, true)
          .add("position", LongType, true)
          .add("item", IntegerType, true)
          .add("reason", StringType, false)
          .add("column", StringType, true)
          .add("detail", StringType, true)
          .add("length", LongType, true)
          .add("sha256", StringType, true)
          .add("text", StringType, true);

  public static final StructType SCHEMA = schema();

  private MappedRow() {}

  private static StructType schema() {
    StructType schema = new StructType().add(OUTCOME, IntegerType, false).add(DAY, IntegerType);
    for (StructField field : Requests.SCHEMA.fields()) {
      schema = schema.add(field.name(), field.dataType(), true);
    }
    return schema.add(REJECT, REJECT_SCHEMA, true).add(TALLY, BinaryType, true);
  }
}
