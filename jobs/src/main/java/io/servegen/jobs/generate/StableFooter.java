package io.servegen.jobs.generate;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.PositionOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * The stream of a Parquet file whose footer is the same whichever JVM writes it. parquet-java keeps
 * a column's encodings in a hash set of enum constants, whose order differs from one JVM to the
 * next; here they are put into the order of their numbers.
 *
 * <p>What is written after {@link #holdEnd()} stays in memory until {@link #close()}.
 */
final class StableFooter extends PositionOutputStream {
  /** The footer's length in four bytes and the four letters of the format end a file. */
  private static final int TRAILER_BYTES = 8;

  private final PositionOutputStream out;
  private final Runnable complete;
  private @Nullable ByteArrayOutputStream end;

  /**
   * A stream into {@code out}.
   *
   * @param complete is called before {@code out} is closed, if the file has come to its end
   */
  StableFooter(PositionOutputStream out, Runnable complete) {
    this.out = out;
    this.complete = complete;
  }

  /** Says that what follows is the end of the file, with its footer. */
  void holdEnd() {
    end = new ByteArrayOutputStream();
  }

  @Override
  public long getPos() throws IOException {
    return out.getPos() + (end == null ? 0 : end.size());
  }

  @Override
  public void write(int oneByte) throws IOException {
    if (end == null) {
      out.write(oneByte);
    } else {
      end.write(oneByte);
    }
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (end == null) {
      out.write(bytes, offset, length);
    } else {
      end.write(bytes, offset, length);
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    ByteArrayOutputStream held = end;
    end = null;
    try (out) {
      if (held != null) {
        byte[] bytes = held.toByteArray();
        out.write(sorted(bytes));
        if (endsWithMagic(bytes)) {
          complete.run();
        }
      }
    }
  }

  /** The end of a file with the encodings of each column in order. */
  static byte[] sorted(byte[] end) throws IOException {
    int trailer = end.length - TRAILER_BYTES;
    if (trailer < 0 || !endsWithMagic(end)) {
      return end; // the writing failed before its end, and will say so
    }
    int length = ByteBuffer.wrap(end).order(ByteOrder.LITTLE_ENDIAN).getInt(trailer);
    int start = trailer - length;
    FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(end, start, length));
    for (RowGroup group : footer.getRow_groups()) {
      for (ColumnChunk column : group.getColumns()) {
        List<Encoding> encodings = new ArrayList<>(column.getMeta_data().getEncodings());
        encodings.sort(Comparator.comparingInt(Encoding::getValue));
        column.getMeta_data().setEncodings(encodings);
      }
    }
    ByteArrayOutputStream result = new ByteArrayOutputStream(end.length);
    result.write(end, 0, start);
    Util.writeFileMetaData(footer, result);
    if (result.size() != trailer) {
      throw new IOException("a footer of " + length + " bytes changed its length when sorted");
    }
    result.write(end, trailer, TRAILER_BYTES);
    return result.toByteArray();
  }

  private static boolean endsWithMagic(byte[] end) {
    byte[] magic = ParquetFileWriter.MAGIC;
    return end.length >= magic.length
        && Arrays.equals(end, end.length - magic.length, end.length, magic, 0, magic.length);
  }
}
