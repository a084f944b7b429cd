package io.servegen.jobs.fit;

import io.servegen.jobs.table.ProfileColumn;
import io.servegen.jobs.table.Profiles;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/**
 * The columns of fitted windows before they are pooled: those of {@link Profiles#ARRIVALS}, with
 * the window's start in microseconds and the form null where it is to be pooled, and what pooling
 * and the clients' summary need besides.
 */
final class WindowColumn {
  static final String START_MICROS = "start_micros";
  static final String FIRST_MICROS = "first_micros";
  static final String LAST_MICROS = "last_micros";

  /** How many gaps {@link #POOL_SQUARED_CV} is of; infinite if it is that of a fitted law. */
  static final String POOL_GAPS = "pool_gaps";

  /** The squared coefficient of variation; null if it says nothing. */
  static final String POOL_SQUARED_CV = "pool_squared_cv";

  static final StructType SCHEMA = schema();

  private WindowColumn() {}

  static int index(String column) {
    return SCHEMA.fieldIndex(column);
  }

  private static StructType schema() {
    StructType schema = new StructType();
    for (StructField field : Profiles.ARRIVALS.schema().fields()) {
      schema =
          field.name().equals(ProfileColumn.WINDOW_START)
              ? schema.add(START_MICROS, DataTypes.LongType, false)
              : schema.add(field.name(), field.dataType(), true);
    }
    return schema
        .add(FIRST_MICROS, DataTypes.LongType, false)
        .add(LAST_MICROS, DataTypes.LongType, false)
        .add(POOL_GAPS, DataTypes.DoubleType, true)
        .add(POOL_SQUARED_CV, DataTypes.DoubleType, true);
  }
}
