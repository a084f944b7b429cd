package io.servegen.jobs.storage;

import java.io.IOException;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;

/**
 * A file that appears whole or not at all. Where renaming is cheap and atomic it is written beside
 * its place and renamed; on an object store it is written in place, since what is not closed there
 * does not exist. Whoever may write it twice, as tasks are tried again, must write the same.
 */
public final class WholeFile implements OutputFile {
  private static final Set<String> OBJECT_STORES = Set.of("s3a", "s3", "s3n", "gs", "oss", "cosn");

  private final FileSystem fileSystem;
  private final Path place;
  private final Path written;

  /** A file to be written at {@code place}. */
  public WholeFile(Configuration configuration, Path place) throws IOException {
    this.fileSystem = place.getFileSystem(configuration);
    this.place = place;
    this.written =
        OBJECT_STORES.contains(fileSystem.getScheme())
            ? place
            : new Path(place.getParent(), "_" + place.getName() + "." + UUID.randomUUID());
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) throws IOException {
    return new Stream(fileSystem.create(written, true));
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
    }
  }

  private static final class Stream extends PositionOutputStream {
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

    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
