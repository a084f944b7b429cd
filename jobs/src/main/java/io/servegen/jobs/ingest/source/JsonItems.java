package io.servegen.jobs.ingest.source;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.catalyst.util.GenericArrayData;
import org.jspecify.annotations.Nullable;

/** Reads a list. */
final class JsonItems implements JsonValue {
  private final JsonValue item;
  private final String path;

  JsonItems(JsonValue item, String path) {
    this.item = item;
    this.path = path;
  }

  @Override
  public Object read(JsonParser parser) throws IOException, Rejection {
    List<@Nullable Object> items = new ArrayList<>();
    JsonToken token;
    while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
      items.add(JsonValue.readNullable(item, parser, token, path));
    }
    return new GenericArrayData(items.toArray());
  }

  @Override
  public boolean starts(JsonToken token) {
    return token == JsonToken.START_ARRAY;
  }
}
