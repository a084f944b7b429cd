package io.servegen.jobs.ingest.source;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Checks and trims of UTF-8 bytes. */
final class Utf8 {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long ONES = 0x0101010101010101L;

  private Utf8() {}

  /**
   * Whether the bytes are text in well-formed UTF-8 (RFC 3629: no surrogates, no overlong forms),
   * without the NUL characters that text in UTF-16 and torn files are full of.
   */
  static boolean isText(byte[] bytes, int start, int length) {
    int end = start + length;
    int i = start;
    while (i < end) {
      if (end - i >= Long.BYTES && isPlain((long) LONGS.get(bytes, i))) {
        i += Long.BYTES;
      } else if (bytes[i] > 0) {
        i++;
      } else if (bytes[i] == 0) {
        return false;
      } else {
        int size = sequenceLength(bytes, i, end);
        if (size == 0) {
          return false;
        }
        i += size;
      }
    }
    return true;
  }

  /** Whether all of eight bytes are from 1 to 127. */
  private static boolean isPlain(long eight) {
    // Taking one from each byte sets the high bit of those that were 0.
    return ((eight | (eight - ONES)) & HIGH_BITS) == 0;
  }

  /** Whether there is nothing but spaces, tabs, CRs and the like. */
  static boolean isBlank(byte[] bytes, int start, int length) {
    for (int i = start; i < start + length; i++) {
      byte b = bytes[i];
      if (b != ' ' && b != '\t' && b != '\r' && b != '\f' && b != 0x0B) {
        return false;
      }
    }
    return true;
  }

  /** The bytes of a byte order mark at the start: 3 or 0. */
  static int markLength(byte[] bytes, int start, int length) {
    boolean mark =
        length >= 3
            && bytes[start] == (byte) 0xEF
            && bytes[start + 1] == (byte) 0xBB
            && bytes[start + 2] == (byte) 0xBF;
    return mark ? 3 : 0;
  }

  /** The length of the sequence that starts with a byte above 0x7F; 0 if it is not well formed. */
  private static int sequenceLength(byte[] bytes, int i, int end) {
    int first = bytes[i] & 0xFF;
    int size = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || i + size > end) {
      return 0;
    }
    int second = bytes[i + 1] & 0xFF;
    int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (second < least || second > most) {
      return 0;
    }
    for (int k = 2; k < size; k++) {
      if ((bytes[i + k] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return size;
  }
}
