package io.servegen.jobs.fit;

import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.ProfileColumn;
import io.servegen.jobs.table.Profiles;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** The columns of fitted epochs: one row per client and epoch, with its part of two tables. */
final class EpochColumn {
  static final String START_MICROS = "start_micros";

  /** Requests that were answered. */
  static final String ANSWERED = "answered";

  static final String INPUT_SUM = "input_sum";
  static final String OUTPUT_SUM = "output_sum";
  static final String REASONS = "reasons";
  static final String MULTIMODAL = "multimodal";

  /** The epoch's rows of {@link Profiles#LENGTHS}. */
  static final String LENGTHS = "lengths";

  /** The epoch's rows of {@link Profiles#DEPENDENCE}. */
  static final String DEPENDENCE = "dependence";

  private static final List<String> KEY =
      List.of(
          Column.MODEL, Column.CLIENT_ID, ProfileColumn.EPOCH_START, ProfileColumn.EPOCH_SECONDS);

  static final StructType LENGTHS_ROW = withoutKey(Profiles.LENGTHS.schema());
  static final StructType DEPENDENCE_ROW = withoutKey(Profiles.DEPENDENCE.schema());

  static final StructType SCHEMA =
      new StructType()
          .add(Column.MODEL, DataTypes.StringType, false)
          .add(Column.CLIENT_ID, DataTypes.StringType, false)
          .add(START_MICROS, DataTypes.LongType, false)
          .add(ANSWERED, DataTypes.LongType, false)
          .add(INPUT_SUM, DataTypes.LongType, false)
          .add(OUTPUT_SUM, DataTypes.LongType, false)
          .add(REASONS, DataTypes.BooleanType, false)
          .add(MULTIMODAL, DataTypes.BooleanType, false)
          .add(LENGTHS, DataTypes.createArrayType(LENGTHS_ROW, false), false)
          .add(DEPENDENCE, DataTypes.createArrayType(DEPENDENCE_ROW, false), false);

  private EpochColumn() {}

  private static StructType withoutKey(StructType table) {
    return new StructType(
        Arrays.stream(table.fields())
            .filter(field -> !KEY.contains(field.name()))
            .toArray(StructField[]::new));
  }
}
