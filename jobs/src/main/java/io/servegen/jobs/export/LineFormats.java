package io.servegen.jobs.export;

import java.nio.charset.StandardCharsets;

/** What the formats share. */
final class LineFormats {
  private LineFormats() {}

  /** The bytes of fixed text. */
  static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
