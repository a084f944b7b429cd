package io.servegen.jobs.ingest.source;

import io.servegen.common.UserException;
import io.servegen.jobs.cli.Nearest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * How a CSV file is written; the options are named as Spark's.
 *
 * @param header whether the first line names the columns
 * @param nullValue a value without quotes that stands for none, beside the empty one
 */
record CsvOptions(boolean header, byte separator, byte quote, byte escape, UTF8String nullValue) {
  private static final List<String> NAMES =
      List.of("header", "sep", "quote", "escape", "nullValue");

  /**
   * Reads the options; what is not given is a header, commas, and quotes that are doubled.
   *
   * @param where the format, for messages
   */
  static CsvOptions of(String where, Map<String, String> options) {
    for (String name : options.keySet()) {
      if (!NAMES.contains(name)) {
        throw UserException.usage(
            where + ": options: '" + name + "' is not an option of the csv reader",
            "its options are " + String.join(", ", NAMES),
            "did you mean '" + Nearest.to(name, NAMES) + "'?");
      }
    }
    byte quote = character(where, options, "quote", '"');
    return new CsvOptions(
        Boolean.parseBoolean(options.getOrDefault("header", "true")),
        character(where, options, "sep", ','),
        quote,
        character(where, options, "escape", (char) quote),
        UTF8String.fromString(options.getOrDefault("nullValue", "")));
  }

  private static byte character(
      String where, Map<String, String> options, String name, char defaultCharacter) {
    String value = options.getOrDefault(name, String.valueOf(defaultCharacter));
    byte[] bytes = (value.equals("\\t") ? "\t" : value).getBytes(StandardCharsets.UTF_8);
    if (bytes.length != 1) {
      throw UserException.usage(
          where + ": options: " + name + " is '" + value + "'",
          "it must be one ASCII character",
          "write it like " + name + ": \";\"");
    }
    return bytes[0];
  }
}
