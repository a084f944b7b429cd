package io.servegen.jobs.export;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of one line per request, as one consumer reads it. An object of it writes one file, and
 * may keep what it has worked out from one line to the next.
 */
interface LineFormat {
  /** What the file starts with, if anything. */
  default void header(LineBuffer out) {}

  /** One request, with its line break. */
  void write(ExportedRequest request, LineBuffer out);

  /**
   * The least input and output that the consumer takes: a shorter one is raised to it, and counted.
   */
  default int leastTokens() {
    return 1;
  }

  /** The columns of the trace that it needs beside the id, the arrival and the two lengths. */
  default List<String> columns() {
    return List.of();
  }

  /**
   * Whether it numbers the blocks of input, and so wants to be told of numbers that start again.
   */
  default boolean numbersBlocks() {
    return false;
  }

  /** A second file that the consumer wants beside the first; null where it wants none. */
  default @Nullable String yamlBeside() {
    return null;
  }
}
