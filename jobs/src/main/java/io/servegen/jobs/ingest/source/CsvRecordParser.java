package io.servegen.jobs.ingest.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * One record per line of separated values, quoted where they hold a separator or a quote (RFC 4180,
 * but without line ends inside quotes). A record has as many values as the header has names; an
 * empty value without quotes is null.
 */
final class CsvRecordParser implements RecordParser {
  private final StructType schema;
  private final CsvOptions options;
  private int[] places;
  private byte[] unquoted = new byte[256];

  CsvRecordParser(StructType schema, CsvOptions options) {
    this.schema = schema;
    this.options = options;
    this.places = new int[schema.size()];
    Arrays.setAll(places, i -> i);
  }

  @Override
  public boolean hasHeader() {
    return options.header();
  }

  /**
   * Finds the schema's columns in the header; case does not matter. Columns that the file does not
   * have are null.
   */
  @Override
  public void header(byte[] bytes, int start, int length) {
    String[] names = names(bytes, start, length, options);
    Map<String, Integer> byName = new HashMap<>();
    for (int i = 0; i < schema.size(); i++) {
      byName.put(schema.fields()[i].name().toLowerCase(Locale.ROOT), i);
    }
    places = new int[names.length];
    for (int i = 0; i < names.length; i++) {
      places[i] = byName.getOrDefault(names[i].strip().toLowerCase(Locale.ROOT), -1);
    }
  }

  /** The names of a header. */
  static String[] names(byte[] bytes, int start, int length, CsvOptions options) {
    int columns = 1;
    for (int i = start; i < start + length; i++) {
      columns += bytes[i] == options.separator() ? 1 : 0;
    }
    CsvRecordParser parser = new CsvRecordParser(new StructType(), options);
    parser.places = new int[columns];
    Arrays.setAll(parser.places, i -> i);
    @Nullable Object[] values = new Object[columns];
    try {
      parser.read(bytes, start, start + length, values, false);
    } catch (Rejection e) {
      return new String[] {new String(bytes, start, length, StandardCharsets.UTF_8)};
    }
    return Arrays.stream(values)
        .map(value -> value == null ? "" : value.toString())
        .toArray(String[]::new);
  }

  @Override
  public void parse(byte[] bytes, int start, int length, @Nullable Object[] fields)
      throws Rejection {
    read(bytes, start, start + length, fields, true);
  }

  private void read(byte[] bytes, int start, int end, @Nullable Object[] fields, boolean exact)
      throws Rejection {
    int at = start;
    int column = 0;
    while (true) {
      boolean quoted = at < end && bytes[at] == options.quote();
      int valueEnd = quoted ? closingQuote(bytes, at, end) + 1 : separator(bytes, at, end);
      if (valueEnd < end && bytes[valueEnd] != options.separator()) {
        throw new Rejection(RejectReason.MALFORMED, null);
      }
      if (column < places.length && places[column] >= 0) {
        fields[places[column]] = quoted ? unquote(bytes, at, valueEnd) : plain(bytes, at, valueEnd);
      }
      column++;
      if (valueEnd >= end) {
        break;
      }
      at = valueEnd + 1;
    }
    if (exact && column != places.length) {
      throw new Rejection(RejectReason.MALFORMED, null);
    }
  }

  private int separator(byte[] bytes, int at, int end) {
    int i = at;
    while (i < end && bytes[i] != options.separator()) {
      i++;
    }
    return i;
  }

  private int closingQuote(byte[] bytes, int at, int end) throws Rejection {
    int i = at + 1;
    while (i < end) {
      if (bytes[i] == options.escape() && i + 1 < end && bytes[i + 1] == options.quote()) {
        i += 2;
      } else if (bytes[i] == options.quote()) {
        return i;
      } else {
        i++;
      }
    }
    throw new Rejection(RejectReason.MALFORMED, null);
  }

  private @Nullable UTF8String plain(byte[] bytes, int at, int end) {
    if (at == end) {
      return null;
    }
    UTF8String value = UTF8String.fromBytes(bytes, at, end - at);
    return value.equals(options.nullValue()) ? null : value.clone();
  }

  private UTF8String unquote(byte[] bytes, int at, int end) {
    if (unquoted.length < end - at) {
      unquoted = new byte[2 * (end - at)];
    }
    int length = 0;
    for (int i = at + 1; i < end - 1; i++) {
      boolean escape =
          bytes[i] == options.escape() && i + 2 < end && bytes[i + 1] == options.quote();
      i += escape ? 1 : 0;
      unquoted[length++] = bytes[i];
    }
    return UTF8String.fromBytes(Arrays.copyOf(unquoted, length));
  }
}
