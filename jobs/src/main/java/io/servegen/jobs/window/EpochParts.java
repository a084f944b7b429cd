package io.servegen.jobs.window;

import io.servegen.common.length.LengthField;
import io.servegen.jobs.table.Column;
import java.util.EnumMap;
import java.util.Map;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A part of a client's epoch in the shuffle: an array of bytes for each field, in the fields' order
 * and empty where there is none of it, and one for the sample.
 */
final class EpochParts {
  private static final LengthField[] FIELDS = LengthField.values();
  private static final byte[] NOTHING = {};

  /** The parts behind model, client and the epoch's start. */
  static final int PARTS = 3;

  static final StructType SCHEMA =
      new StructType()
          .add(Column.MODEL, DataTypes.StringType, false)
          .add(Column.CLIENT_ID, DataTypes.StringType, false)
          .add("start_micros", DataTypes.LongType, false)
          .add("parts", DataTypes.createArrayType(DataTypes.BinaryType, false), false);

  private EpochParts() {}

  static byte[][] encode(Map<LengthField, Tally> tallies, byte[] sample) {
    byte[][] parts = new byte[FIELDS.length + 1][];
    for (LengthField field : FIELDS) {
      Tally tally = tallies.get(field);
      parts[field.ordinal()] = tally == null ? NOTHING : tally.encode();
    }
    parts[FIELDS.length] = sample;
    return parts;
  }

  /** Adds parts to what is there of the same epoch. */
  static void decode(ArrayData parts, EnumMap<LengthField, Tally> codes, RequestSample sample) {
    for (LengthField field : FIELDS) {
      byte[] coded = parts.getBinary(field.ordinal());
      if (coded.length > 0) {
        codes.merge(field, Tally.decode(coded), Tally::plus);
      }
    }
    sample.addAll(parts.getBinary(FIELDS.length));
  }
}
