package io.servegen.jobs.ingest.source;

import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/** The whole line as the one field {@code value}. */
final class TextRecordParser implements RecordParser {
  @Override
  public void parse(byte[] bytes, int start, int length, @Nullable Object[] fields) {
    if (fields.length > 0) {
      fields[0] = UTF8String.fromBytes(bytes, start, length).clone();
    }
  }
}
