package io.servegen.jobs.ingest.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.spark.sql.catalyst.util.ArrayBasedMapData;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.jspecify.annotations.Nullable;

/** Reads an object as a map from its fields' names. */
final class JsonEntries implements JsonValue {
  private final JsonValue value;
  private final String path;

  JsonEntries(JsonValue value, String path) {
    this.value = value;
    this.path = path;
  }

  @Override
  public Object read(JsonParser parser) throws IOException, Rejection {
    Map<Object, @Nullable Object> entries = new LinkedHashMap<>();
    String name;
    while ((name = parser.nextFieldName()) != null) {
      Object key = Texts.of(name);
      JsonToken token = parser.nextToken();
      if (entries.containsKey(key)) {
        throw new Rejection(RejectReason.REPEATED_FIELD, path);
      }
      entries.put(key, JsonValue.readNullable(value, parser, token, path));
    }
    if (parser.currentToken() != JsonToken.END_OBJECT) {
      throw new Rejection(RejectReason.MALFORMED, null);
    }
    return new ArrayBasedMapData(
        new GenericArrayData(entries.keySet().toArray()),
        new GenericArrayData(entries.values().toArray()));
  }

  @Override
  public boolean starts(JsonToken token) {
    return token == JsonToken.START_OBJECT;
  }
}
