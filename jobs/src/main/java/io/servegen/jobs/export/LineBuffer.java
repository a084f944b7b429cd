package io.servegen.jobs.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Text on its way to a file, as bytes. Numbers are written digit by digit into the buffer: making a
 * string of each costs more than all else in an export.
 */
final class LineBuffer {
  private static final byte[] MINIMUM =
      Long.toString(Long.MIN_VALUE).getBytes(StandardCharsets.US_ASCII);
  private static final int MOST_DIGITS = 20;

  private byte[] bytes = new byte[1 << 16];
  private int size;

  int size() {
    return size;
  }

  /** Takes all bytes out, to a stream. */
  void drainTo(OutputStream out) throws IOException {
    out.write(bytes, 0, size);
    size = 0;
  }

  /** Takes all bytes out. */
  byte[] drain() {
    byte[] drained = Arrays.copyOf(bytes, size);
    size = 0;
    return drained;
  }

  LineBuffer append(byte[] text) {
    reserve(text.length);
    System.arraycopy(text, 0, bytes, size, text.length);
    size += text.length;
    return this;
  }

  LineBuffer append(String text) {
    return append(text.getBytes(StandardCharsets.UTF_8));
  }

  LineBuffer append(char ascii) {
    reserve(1);
    bytes[size++] = (byte) ascii;
    return this;
  }

  LineBuffer append(long number) {
    if (number < 0) {
      if (number == Long.MIN_VALUE) {
        return append(MINIMUM);
      }
      append('-');
      return append(-number);
    }
    reserve(MOST_DIGITS);
    int digits = 1;
    for (long rest = number; rest >= 10; rest /= 10) {
      digits++;
    }
    putDigits(number, digits);
    return this;
  }

  /** A number of at least zero, with zeros in front to fill {@code digits} places. */
  LineBuffer appendPadded(long number, int digits) {
    reserve(digits);
    putDigits(number, digits);
    return this;
  }

  /** Microseconds as seconds with six decimals. */
  LineBuffer appendSeconds(long micros) {
    append(micros / 1_000_000).append('.');
    return appendPadded(micros % 1_000_000, 6);
  }

  /** A share in [0, 1], to nine decimals: enough to find the tokens again. */
  LineBuffer appendShare(double share) {
    long billionths = Math.round(share * 1e9);
    append(billionths / 1_000_000_000);
    return billionths % 1_000_000_000 == 0
        ? this
        : append('.').appendPadded(billionths % 1_000_000_000, 9);
  }

  /**
   * UTF-8 text as a field of a CSV file: in quotes, with its own quotes doubled, where it has a
   * comma, a quote, a line break, or white space at an end (RFC 4180).
   */
  LineBuffer appendCsv(byte[] text) {
    if (!needsQuotes(text)) {
      return append(text);
    }
    append('"');
    for (byte b : text) {
      if (b == '"') {
        append('"');
      }
      append((char) b);
    }
    return append('"');
  }

  private static boolean needsQuotes(byte[] text) {
    if (text.length > 0 && (text[0] == ' ' || text[text.length - 1] == ' ')) {
      return true;
    }
    for (byte b : text) {
      if (b == ',' || b == '"' || b == '\n' || b == '\r') {
        return true;
      }
    }
    return false;
  }

  private void putDigits(long number, int digits) {
    long rest = number;
    for (int at = size + digits - 1; at >= size; at--) {
      long tenth = rest / 10;
      bytes[at] = (byte) ('0' + (rest - tenth * 10));
      rest = tenth;
    }
    size += digits;
  }

  private void reserve(int more) {
    if (bytes.length - size < more) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, size + more));
    }
  }
}
