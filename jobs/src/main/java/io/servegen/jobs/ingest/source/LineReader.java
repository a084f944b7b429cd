package io.servegen.jobs.ingest.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * The lines of a stream as bytes, each with the offset of its first byte. Lines end with LF, or
 * with CR and LF; a CR elsewhere is part of the line. A line's bytes stay as they are until the
 * next one is read.
 */
final class LineReader implements Closeable {
  private static final int BUFFER_BYTES = 256 << 10;
  private static final int LONGEST_LINE = Integer.MAX_VALUE - 16;

  private final InputStream in;
  private byte[] buffer = new byte[BUFFER_BYTES];
  private int filled;
  private int next;
  private int start;
  private int length;
  private long bufferPosition;
  private boolean atEnd;

  /**
   * @param position the offset in the file of the stream's first byte
   */
  LineReader(InputStream in, long position) {
    this.in = in;
    this.bufferPosition = position;
  }

  /** Goes to the next line; false at the end. */
  boolean next() throws IOException {
    start = next;
    int searched = start;
    while (true) {
      for (int i = searched; i < filled; i++) {
        if (buffer[i] == '\n') {
          length = i - start;
          next = i + 1;
          stripCarriageReturn();
          return true;
        }
      }
      if (atEnd) {
        length = filled - start;
        next = filled;
        stripCarriageReturn();
        return start < filled;
      }
      searched = filled - start;
      fill();
      start = 0;
    }
  }

  byte[] bytes() {
    return buffer;
  }

  /** Where the line starts in {@link #bytes()}. */
  int start() {
    return start;
  }

  /** How many bytes the line has, its end left out. */
  int length() {
    return length;
  }

  /** The offset in the file of the line's first byte. */
  long position() {
    return bufferPosition + start;
  }

  /** The offset in the file of the first byte that was not read as a line yet. */
  long nextPosition() {
    return bufferPosition + next;
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  /** Moves the line that was begun to the front of the buffer, and reads on behind it. */
  private void fill() throws IOException {
    int begun = filled - start;
    if (begun == buffer.length) {
      if (begun == LONGEST_LINE) {
        throw new IOException("a line of more than 2 GiB at byte " + position());
      }
      int larger = (int) Math.min(LONGEST_LINE, 2L * buffer.length);
      buffer = Arrays.copyOf(buffer, larger);
    } else {
      System.arraycopy(buffer, start, buffer, 0, begun);
    }
    bufferPosition += start;
    filled = begun;
    int read = in.read(buffer, filled, buffer.length - filled);
    if (read < 0) {
      atEnd = true;
    } else {
      filled += read;
    }
  }

  private void stripCarriageReturn() {
    if (length > 0 && buffer[start + length - 1] == '\r') {
      length--;
    }
  }
}
