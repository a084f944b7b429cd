package io.servegen.jobs.samplelogs;

import io.servegen.jobs.storage.OutputDirectory;
import io.servegen.jobs.storage.Storage;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.fs.Path;
import org.jspecify.annotations.Nullable;

/** The files of the log, a new one every hour: {@code gateway-2025-03-03T14.jsonl[.gz]}. */
final class LogFiles implements AutoCloseable {
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("'gateway-'uuuu-MM-dd'T'HH", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final long HOUR_MILLIS = 3_600_000;
  private static final int BUFFER_BYTES = 1 << 16;

  private final Storage storage;
  private final OutputDirectory directory;
  private final boolean gzip;
  private @Nullable Writer writer;
  private long hour = Long.MIN_VALUE;
  private int files;

  LogFiles(Storage storage, OutputDirectory directory, boolean gzip) {
    this.storage = storage;
    this.directory = directory;
    this.gzip = gzip;
  }

  /**
   * Writes a line.
   *
   * @param millis when; must not be less than before
   */
  void write(long millis, String line) throws IOException {
    Writer current = writer;
    if (current == null || millis / HOUR_MILLIS != hour) {
      close();
      hour = millis / HOUR_MILLIS;
      current = open();
      writer = current;
    }
    current.write(line);
    current.write('\n');
  }

  /** How many files there are. */
  int files() {
    return files;
  }

  @Override
  public void close() throws IOException {
    if (writer != null) {
      writer.close();
      writer = null;
    }
  }

  private Writer open() throws IOException {
    files++;
    String name = HOUR.format(Instant.ofEpochMilli(hour * HOUR_MILLIS));
    String path = directory.resolve(name + (gzip ? ".jsonl.gz" : ".jsonl"));
    OutputStream file = storage.fileSystem(path).create(new Path(path), true);
    return new BufferedWriter(
        new OutputStreamWriter(
            gzip ? new GZIPOutputStream(file, BUFFER_BYTES) : file, StandardCharsets.UTF_8),
        BUFFER_BYTES);
  }
}
