package io.servegen.jobs.ingest.source;

import java.io.Serializable;

/**
 * A file of lines, or a part of one.
 *
 * @param start the offset of the part's first byte; a line belongs to the part that it starts in
 * @param length the part's bytes; of a compressed file always all of them
 * @param compression how the file is compressed
 */
record LineFile(String path, long start, long length, Compression compression)
    implements Serializable {

  /** The offset behind the part's last byte. */
  long end() {
    return compression == Compression.NONE ? start + length : Long.MAX_VALUE;
  }
}
