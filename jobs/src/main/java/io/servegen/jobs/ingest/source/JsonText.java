package io.servegen.jobs.ingest.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;

/** Reads a plain value as its text, and an object or a list as its JSON. */
final class JsonText implements JsonValue {
  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public Object read(JsonParser parser) throws IOException, Rejection {
    if (parser.currentToken().isStructStart()) {
      StringWriter json = new StringWriter();
      try (JsonGenerator generator = JSON.createGenerator(json)) {
        generator.copyCurrentStructure(parser);
      }
      return Texts.of(json.toString());
    }
    return Texts.of(parser.getTextCharacters(), parser.getTextOffset(), parser.getTextLength());
  }

  @Override
  public boolean starts(JsonToken token) {
    return true;
  }
}
