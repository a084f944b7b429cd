package io.servegen.jobs.ingest.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Reads a JSON value into Spark's internal form of a type. */
interface JsonValue {
  /** Reads the value whose first token the parser is at, and leaves it at the last. */
  Object read(JsonParser parser) throws IOException, Rejection;

  /** Whether a value may start with this token. */
  boolean starts(JsonToken token);

  /**
   * The reader of a type: STRING, or STRUCT, ARRAY and MAP of such.
   *
   * @param path where the value stands in the record, for rejections
   */
  static JsonValue of(DataType type, String path) {
    if (type instanceof StructType struct) {
      return new JsonFields(struct, path);
    }
    if (type instanceof ArrayType array) {
      return new JsonItems(of(array.elementType(), path), path);
    }
    if (type instanceof MapType map) {
      return new JsonEntries(of(map.valueType(), path), path);
    }
    return new JsonText();
  }

  /** The value whose first token the parser is at, or null for a JSON null. */
  static @Nullable Object readNullable(
      JsonValue reader, JsonParser parser, @Nullable JsonToken token, String path)
      throws IOException, Rejection {
    if (token == JsonToken.VALUE_NULL) {
      return null;
    }
    if (token == null) {
      throw new Rejection(RejectReason.MALFORMED, null);
    }
    if (!reader.starts(token)) {
      throw new Rejection(RejectReason.WRONG_TYPE, path);
    }
    return reader.read(parser);
  }
}
