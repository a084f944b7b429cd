package io.servegen.jobs.ingest.source;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A file's own bytes, whose failures are marked: so that a disk or a network that fails is not
 * taken for a compressed file that is broken.
 */
final class FileStream extends FilterInputStream {
  FileStream(InputStream file) {
    super(file);
  }

  @Override
  public int read() throws IOException {
    try {
      return super.read();
    } catch (IOException e) {
      throw new FailureException(e);
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return super.read(bytes, offset, length);
    } catch (IOException e) {
      throw new FailureException(e);
    }
  }

  /** The file itself could not be read. */
  static final class FailureException extends IOException {
    private static final long serialVersionUID = 1L;

    FailureException(IOException cause) {
      super(cause);
    }
  }
}
