package io.servegen.jobs.ingest.source;

import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * A record of a log. It is filled anew for each record: whoever keeps one copies what he keeps.
 *
 * <p>The bytes are the record as it stands in the file; a record of a table has none.
 */
public final class SourceRecord {
  private static final byte[] NO_BYTES = {};

  private @Nullable Object[] fields = {};
  private @Nullable Rejection rejection;
  private @Nullable UTF8String file;
  private long position = -1;
  private byte[] bytes = NO_BYTES;
  private int start;
  private int length = -1;

  /**
   * The fields in the order of the schema, in Spark's internal form, and behind them room for what
   * is made of them. The array is the record's own; it is not used for another.
   */
  public @Nullable Object[] fields() {
    return fields;
  }

  /** Why the fields could not be read, or null. */
  public @Nullable Rejection rejection() {
    return rejection;
  }

  /** The file that it stands in, where that is known. */
  public @Nullable UTF8String file() {
    return file;
  }

  /** Where it stands: the offset of its first byte, or its number in a table's file; -1 unknown. */
  public long position() {
    return position;
  }

  public byte[] bytes() {
    return bytes;
  }

  public int start() {
    return start;
  }

  /** How many bytes it has; -1 if it has no bytes of its own. */
  public int length() {
    return length;
  }

  /** Makes this a record that stands at some bytes, without fields yet. */
  void place(int slots, UTF8String inFile, long at, byte[] inBytes, int firstByte, int byteCount) {
    this.fields = new Object[slots];
    this.rejection = null;
    this.file = inFile;
    this.position = at;
    this.bytes = inBytes;
    this.start = firstByte;
    this.length = byteCount;
  }

  /** Makes this a record of a table. */
  void place(@Nullable Object[] values, @Nullable UTF8String inFile, long at) {
    this.fields = values;
    this.rejection = null;
    this.file = inFile;
    this.position = at;
    this.bytes = NO_BYTES;
    this.start = 0;
    this.length = -1;
  }

  void reject(Rejection why) {
    this.rejection = why;
  }
}
