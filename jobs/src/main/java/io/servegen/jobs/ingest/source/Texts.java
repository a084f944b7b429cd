package io.servegen.jobs.ingest.source;

import org.apache.spark.unsafe.types.UTF8String;

/** Text in Spark's internal form. */
final class Texts {
  private Texts() {}

  /**
   * The UTF-8 form of some characters.
   *
   * @throws Rejection if half of a surrogate pair stands alone: UTF-8 has no form for it, and any
   *     replacement would make different ids equal
   */
  static UTF8String of(char[] characters, int start, int length) throws Rejection {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      char c = characters[start + i];
      if (c >= 0x80) {
        return of(new String(characters, start, length));
      }
      bytes[i] = (byte) c;
    }
    return UTF8String.fromBytes(bytes);
  }

  /** As {@link #of(char[], int, int)}. */
  static UTF8String of(String text) throws Rejection {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          throw new Rejection(RejectReason.NOT_UTF8, null);
        }
        i++;
      }
    }
    return UTF8String.fromString(text);
  }
}
