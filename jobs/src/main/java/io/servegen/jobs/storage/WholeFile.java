package io.servegen.jobs.storage;

import java.io.IOException;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A file that appears whole or not at all. Where a stream can be aborted, as on S3, it is written
 * in place: until it is closed it does not exist. Elsewhere it is written beside its place and
 * renamed. Whoever may write it twice, as tasks are tried again, must write the same.
 */
public final class WholeFile implements OutputFile {
  private final FileSystem fileSystem;
  private final Path place;
  private final Path written;
  private @Nullable FSDataOutputStream out;
  private boolean complete;

  /** A file to be written at {@code place}. */
  public WholeFile(Configuration configuration, Path place) throws IOException {
    this.fileSystem = place.getFileSystem(configuration);
    this.place = place;
    this.written =
        fileSystem.hasPathCapability(place, CommonPathCapabilities.ABORTABLE_STREAM)
            ? place
            : new Path(place.getParent(), "_" + place.getName() + "." + UUID.randomUUID());
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) throws IOException {
    FSDataOutputStream opened = fileSystem.create(written, true);
    out = opened;
    return new Stream(opened);
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
    return create(blockSizeHint);
  }

  @Override
  public boolean supportsBlockSize() {
    return false;
  }

  @Override
  public long defaultBlockSize() {
    return 0;
  }

  /** Says that all is written: only then does closing the stream make the file. */
  public void complete() {
    complete = true;
  }

  /** Puts what was written and closed in its place. */
  public void publish() throws IOException {
    if (written.equals(place)) {
      return;
    }
    if (!fileSystem.rename(written, place)) {
      // Another attempt at it was faster.
      boolean there = fileSystem.exists(place);
      discard();
      if (!there) {
        throw new IOException(written + " could not be renamed to " + place);
      }
    }
  }

  /** Removes what was written and not published. */
  public void discard() throws IOException {
    if (!written.equals(place)) {
      fileSystem.delete(written, false);
    } else if (!complete && out != null) {
      out.abort();
    }
  }

  private final class Stream extends PositionOutputStream {
    private final FSDataOutputStream out;

    Stream(FSDataOutputStream out) {
      this.out = out;
    }

    @Override
    public long getPos() {
      return out.getPos();
    }

    @Override
    public void write(int oneByte) throws IOException {
      out.write(oneByte);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
      out.flush();
    }

    /** A writer that failed closes its stream too, which must not publish what it has. */
    @Override
    public void close() throws IOException {
      if (!complete && written.equals(place)) {
        out.abort();
      }
      out.close();
    }
  }
}
