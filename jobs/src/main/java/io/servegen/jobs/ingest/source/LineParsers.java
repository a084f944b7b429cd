package io.servegen.jobs.ingest.source;

import io.servegen.jobs.ingest.format.LogFormat;
import java.io.Serializable;
import java.util.Map;
import org.apache.spark.sql.types.StructType;

/**
 * Makes the parsers of a format's lines, one for each task.
 *
 * @param where the format, for messages
 * @param reader {@code json}, {@code csv} or {@code text}
 */
record LineParsers(String where, String reader, Map<String, String> options, StructType schema)
    implements Serializable {

  static LineParsers of(LogFormat format, StructType schema) {
    return new LineParsers(format.where(), format.reader(), format.options(), schema);
  }

  RecordParser parser() {
    return switch (reader) {
      case "json" -> new JsonRecordParser(schema);
      case "csv" -> new CsvRecordParser(schema, CsvOptions.of(where, options));
      case "text" -> new TextRecordParser();
      default -> throw new IllegalArgumentException(reader);
    };
  }
}
