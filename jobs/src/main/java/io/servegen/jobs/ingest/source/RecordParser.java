package io.servegen.jobs.ingest.source;

import org.jspecify.annotations.Nullable;

/** Takes the fields of a record out of its bytes. Not safe for use by several threads. */
interface RecordParser {
  /**
   * Whether each file starts with a line that names its columns, to be given to {@link #header}.
   */
  default boolean hasHeader() {
    return false;
  }

  /** Takes the names of the columns of the lines to come. */
  default void header(byte[] bytes, int start, int length) {}

  /**
   * Reads a record of valid UTF-8.
   *
   * @param fields where the fields go, in the order of the schema; all null when it is called;
   *     there may be more room than fields
   * @throws Rejection if the record cannot be read
   */
  void parse(byte[] bytes, int start, int length, @Nullable Object[] fields) throws Rejection;
}
