package io.servegen.jobs.generate;

import io.servegen.jobs.table.Column;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;

/** The columns of a trace's files, as {@link io.servegen.jobs.table.Trace#SCHEMA} in Parquet. */
final class TraceFileSchema {
  static final MessageType MESSAGE =
      Types.buildMessage()
          .required(PrimitiveTypeName.INT64)
          .named(Column.REQUEST_ID)
          .required(PrimitiveTypeName.INT64)
          .as(LogicalTypeAnnotation.timestampType(true, TimeUnit.MICROS))
          .named(Column.ARRIVAL)
          .addField(text(Type.Repetition.REQUIRED, Column.MODEL))
          .addField(text(Type.Repetition.REQUIRED, Column.CLIENT_ID))
          .required(PrimitiveTypeName.INT32)
          .named(Column.INPUT_TOKENS)
          .required(PrimitiveTypeName.INT32)
          .named(Column.OUTPUT_TOKENS)
          .optional(PrimitiveTypeName.INT32)
          .named(Column.REASONING_TOKENS)
          .optional(PrimitiveTypeName.INT32)
          .named(Column.CACHED_TOKENS)
          .optional(PrimitiveTypeName.INT32)
          .named(Column.TEXT_TOKENS)
          .addField(list(Column.IMAGE_TOKENS))
          .addField(list(Column.AUDIO_TOKENS))
          .addField(list(Column.VIDEO_TOKENS))
          .addField(text(Type.Repetition.OPTIONAL, Column.CONVERSATION_ID))
          .optional(PrimitiveTypeName.INT32)
          .named(Column.TURN)
          .named("trace");

  private TraceFileSchema() {}

  private static Type text(Type.Repetition repetition, String name) {
    return Types.primitive(PrimitiveTypeName.BINARY, repetition)
        .as(LogicalTypeAnnotation.stringType())
        .named(name);
  }

  private static Type list(String name) {
    return Types.optionalList().requiredElement(PrimitiveTypeName.INT32).named(name);
  }
}
