package io.servegen.jobs.ingest.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/** Reads an object's fields into a row. */
final class JsonFields implements JsonValue {
  private final String[] paths;
  private final JsonValue[] readers;
  private final Map<String, Integer> places = new HashMap<>();

  /**
   * @param path where the object stands in the record, for rejections
   */
  JsonFields(StructType schema, String path) {
    StructField[] fields = schema.fields();
    paths = new String[fields.length];
    readers = new JsonValue[fields.length];
    for (int i = 0; i < fields.length; i++) {
      paths[i] = path.isEmpty() ? fields[i].name() : path + "." + fields[i].name();
      readers[i] = JsonValue.of(fields[i].dataType(), paths[i]);
      places.put(fields[i].name(), i);
    }
  }

  @Override
  public Object read(JsonParser parser) throws IOException, Rejection {
    @Nullable Object[] values = new Object[readers.length];
    read(parser, values);
    return new GenericInternalRow(values);
  }

  @Override
  public boolean starts(JsonToken token) {
    return token == JsonToken.START_OBJECT;
  }

  /** Reads the object that the parser has just entered, to its end. */
  void read(JsonParser parser, @Nullable Object[] values) throws IOException, Rejection {
    boolean[] seen = new boolean[readers.length];
    String name;
    while ((name = parser.nextFieldName()) != null) {
      JsonToken token = parser.nextToken();
      Integer place = places.get(name);
      if (place == null) {
        parser.skipChildren();
        continue;
      }
      if (seen[place]) {
        throw new Rejection(RejectReason.REPEATED_FIELD, paths[place]);
      }
      seen[place] = true;
      values[place] = JsonValue.readNullable(readers[place], parser, token, paths[place]);
    }
    if (parser.currentToken() != JsonToken.END_OBJECT) {
      throw new Rejection(RejectReason.MALFORMED, null);
    }
  }
}
