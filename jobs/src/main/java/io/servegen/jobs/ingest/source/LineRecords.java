package io.servegen.jobs.ingest.source;

import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * The records of parts of files, one for each line that is not blank. A line that cannot be read is
 * a record too, with the reason; so is the broken rest of a compressed file.
 */
final class LineRecords implements Records {
  private static final byte[] NO_BYTES = {};

  private final Iterator<LineFile> parts;
  private final RecordParser parser;
  private final int slots;
  private final Configuration configuration;
  private final SourceRecord record = new SourceRecord();

  private @Nullable LineReader lines;
  private LineFile part = new LineFile("", 0, 0, Compression.NONE);
  private UTF8String file = UTF8String.EMPTY_UTF8;

  /**
   * @param slots how many fields the record shall have room for
   */
  LineRecords(List<LineFile> parts, RecordParser parser, int slots, Configuration configuration) {
    this.parts = parts.iterator();
    this.parser = parser;
    this.slots = slots;
    this.configuration = configuration;
  }

  @Override
  public @Nullable SourceRecord next() throws IOException {
    while (true) {
      LineReader current = lines;
      if (current == null && !parts.hasNext()) {
        return null;
      }
      try {
        if (current == null) {
          open(parts.next());
        } else if (!advance(current)) {
          close();
        } else if (!Utf8.isBlank(current.bytes(), current.start(), current.length())) {
          read(current);
          return record;
        }
      } catch (FileStream.FailureException e) {
        throw e;
      } catch (IOException e) {
        if (part.compression() == Compression.NONE) {
          throw e;
        }
        long position = lines == null ? 0 : lines.nextPosition();
        close();
        record.place(slots, file, position, NO_BYTES, 0, 0);
        record.reject(new Rejection(RejectReason.UNREADABLE_FILE, null));
        return record;
      }
    }
  }

  @Override
  public void close() throws IOException {
    LineReader current = lines;
    lines = null;
    if (current != null) {
      current.close();
    }
  }

  private void open(LineFile next) throws IOException {
    part = next;
    file = UTF8String.fromString(next.path());
    if (parser.hasHeader()) {
      readHeader(next);
    }
    LineReader reader = stream(next, Math.max(0, next.start() - 1), configuration);
    lines = reader;
    if (next.start() > 0 || parser.hasHeader()) {
      // The rest of a line that belongs to the part before this one, or the header.
      advance(reader);
    }
  }

  /** The names in the first line of a file. */
  static String[] header(LineFile file, CsvOptions options, Configuration configuration)
      throws IOException {
    try (LineReader reader = stream(file, 0, configuration)) {
      if (!reader.next()) {
        return new String[0];
      }
      int mark = Utf8.markLength(reader.bytes(), reader.start(), reader.length());
      return CsvRecordParser.names(
          reader.bytes(), reader.start() + mark, reader.length() - mark, options);
    }
  }

  private void readHeader(LineFile next) throws IOException {
    try (LineReader reader = stream(next, 0, configuration)) {
      if (reader.next()) {
        int mark = Utf8.markLength(reader.bytes(), reader.start(), reader.length());
        parser.header(reader.bytes(), reader.start() + mark, reader.length() - mark);
      }
    }
  }

  private static LineReader stream(LineFile next, long from, Configuration configuration)
      throws IOException {
    Path path = new Path(next.path());
    FSDataInputStream in = path.getFileSystem(configuration).open(path);
    try {
      in.seek(from);
      return new LineReader(next.compression().open(new FileStream(in), configuration), from);
    } catch (IOException | RuntimeException e) {
      in.close();
      throw e;
    }
  }

  private boolean advance(LineReader reader) throws IOException {
    return reader.nextPosition() < part.end() && reader.next();
  }

  private void read(LineReader reader) {
    int mark = Utf8.markLength(reader.bytes(), reader.start(), reader.length());
    int start = reader.start() + mark;
    int length = reader.length() - mark;
    record.place(slots, file, reader.position(), reader.bytes(), start, length);
    try {
      if (!Utf8.isText(reader.bytes(), start, length)) {
        throw new Rejection(RejectReason.NOT_UTF8, null);
      }
      parser.parse(reader.bytes(), start, length, record.fields());
    } catch (Rejection rejection) {
      record.reject(rejection);
    }
  }
}
