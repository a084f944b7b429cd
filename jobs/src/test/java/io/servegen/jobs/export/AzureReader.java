package io.servegen.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** The Azure CSV as inference-perf reads it: the first three columns by their position. */
final class AzureReader {
  /** A row; the time in microseconds since 1970. */
  record Entry(long micros, int input, int output) {}

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS");

  private AzureReader() {}

  static List<Entry> read(String text) {
    String[] lines = text.split("\n", -1);
    assertThat(lines[0]).isEqualTo("TIMESTAMP,ContextTokens,GeneratedTokens");
    assertThat(lines[lines.length - 1]).isEmpty();
    List<Entry> entries = new ArrayList<>();
    for (int i = 1; i < lines.length - 1; i++) {
      String[] cells = lines[i].split(",", -1);
      assertThat(cells).hasSize(3);
      LocalDateTime time = LocalDateTime.parse(cells[0], TIME);
      entries.add(
          new Entry(
              io.servegen.common.units.Times.toMicros(time.toInstant(ZoneOffset.UTC)),
              Integer.parseInt(cells[1]),
              Integer.parseInt(cells[2])));
    }
    return entries;
  }
}
