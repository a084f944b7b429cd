package io.servegen.jobs.ingest.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object per line (RFC 8259): exactly one, with nothing behind it. Plain values are read
 * as their text, whatever their type, since what becomes of them is the mapping's business; NaN and
 * the infinities, which some writers emit, are taken as text too. Fields that the schema does not
 * name are passed over.
 */
final class JsonRecordParser implements RecordParser {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final JsonFields fields;

  JsonRecordParser(StructType schema) {
    this.fields = new JsonFields(schema, "");
  }

  @Override
  public void parse(byte[] bytes, int start, int length, @Nullable Object[] values)
      throws Rejection {
    try (JsonParser parser = JSON.createParser(bytes, start, length)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new Rejection(RejectReason.MALFORMED, null);
      }
      fields.read(parser, values);
      if (parser.nextToken() != null) {
        throw new Rejection(RejectReason.MALFORMED, null);
      }
    } catch (IOException e) {
      // Jackson's message may quote the record, so nothing of it is kept.
      throw new Rejection(RejectReason.MALFORMED, null);
    }
  }
}
