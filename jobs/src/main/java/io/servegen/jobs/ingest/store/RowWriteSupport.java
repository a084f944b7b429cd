package io.servegen.jobs.ingest.store;

import java.util.Map;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Rows as Parquet records, of the types that the tables of requests and of rejects have. */
final class RowWriteSupport extends WriteSupport<InternalRow> {
  private final StructType schema;
  private final int firstPlace;
  private final String[] names;
  private final FieldWriter[] writers;
  private @Nullable RecordConsumer consumer;

  /** Writes the value at a place of a row. */
  @FunctionalInterface
  private interface FieldWriter {
    void write(RecordConsumer consumer, InternalRow row, int place);
  }

  /**
   * @param firstPlace where in a row the schema's fields start
   */
  RowWriteSupport(StructType schema, int firstPlace) {
    this.schema = schema;
    this.firstPlace = firstPlace;
    this.names = schema.fieldNames();
    this.writers = new FieldWriter[schema.size()];
    for (int i = 0; i < writers.length; i++) {
      writers[i] = writer(schema.fields()[i].dataType());
    }
  }

  @Override
  public String getName() {
    return "servegen";
  }

  @Override
  public WriteContext init(Configuration configuration) {
    Types.MessageTypeBuilder message = Types.buildMessage();
    for (StructField field : schema.fields()) {
      Repetition repetition = field.nullable() ? Repetition.OPTIONAL : Repetition.REQUIRED;
      message.addField(type(field.dataType(), repetition, field.name()));
    }
    MessageType type = message.named("servegen");
    return new WriteContext(type, Map.of());
  }

  @Override
  public void prepareForWrite(RecordConsumer recordConsumer) {
    consumer = recordConsumer;
  }

  @Override
  public void write(InternalRow row) {
    RecordConsumer to = Objects.requireNonNull(consumer);
    to.startMessage();
    for (int i = 0; i < writers.length; i++) {
      int place = firstPlace + i;
      if (!row.isNullAt(place)) {
        to.startField(names[i], i);
        writers[i].write(to, row, place);
        to.endField(names[i], i);
      }
    }
    to.endMessage();
  }

  private static Type type(DataType type, Repetition repetition, String name) {
    if (type.equals(DataTypes.StringType)) {
      return Types.primitive(PrimitiveTypeName.BINARY, repetition)
          .as(LogicalTypeAnnotation.stringType())
          .named(name);
    }
    if (type.equals(DataTypes.TimestampType)) {
      return Types.primitive(PrimitiveTypeName.INT64, repetition)
          .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
          .named(name);
    }
    if (type instanceof ArrayType array) {
      return Types.list(repetition)
          .element(type(array.elementType(), Repetition.REQUIRED, "element"))
          .named(name);
    }
    PrimitiveTypeName primitive =
        type.equals(DataTypes.IntegerType)
            ? PrimitiveTypeName.INT32
            : type.equals(DataTypes.LongType) ? PrimitiveTypeName.INT64 : PrimitiveTypeName.DOUBLE;
    return Types.primitive(primitive, repetition).named(name);
  }

  private static FieldWriter writer(DataType type) {
    if (type.equals(DataTypes.StringType)) {
      return (to, row, place) ->
          to.addBinary(Binary.fromReusedByteArray(row.getUTF8String(place).getBytes()));
    }
    if (type.equals(DataTypes.IntegerType)) {
      return (to, row, place) -> to.addInteger(row.getInt(place));
    }
    if (type.equals(DataTypes.LongType) || type.equals(DataTypes.TimestampType)) {
      return (to, row, place) -> to.addLong(row.getLong(place));
    }
    if (type.equals(DataTypes.DoubleType)) {
      return (to, row, place) -> to.addDouble(row.getDouble(place));
    }
    if (type instanceof ArrayType array && array.elementType().equals(DataTypes.IntegerType)) {
      return (to, row, place) -> integers(to, row.getArray(place));
    }
    throw new IllegalArgumentException("no column is " + type);
  }

  private static void integers(RecordConsumer to, ArrayData items) {
    to.startGroup();
    if (items.numElements() > 0) {
      to.startField("list", 0);
      for (int i = 0; i < items.numElements(); i++) {
        to.startGroup();
        to.startField("element", 0);
        to.addInteger(items.getInt(i));
        to.endField("element", 0);
        to.endGroup();
      }
      to.endField("list", 0);
    }
    to.endGroup();
  }
}
