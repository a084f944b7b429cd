package io.servegen.jobs.generate;

import io.servegen.jobs.storage.WholeFile;
import java.io.IOException;
import java.util.Objects;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.PositionOutputStream;
import org.jspecify.annotations.Nullable;

/** A slice's file: whole or absent, and the same bytes whoever writes it. */
final class SliceFile implements OutputFile {
  private final WholeFile file;
  private @Nullable StableFooter stream;

  SliceFile(Configuration configuration, Path place) throws IOException {
    this.file = new WholeFile(configuration, place);
  }

  @Override
  public PositionOutputStream create(long blockSizeHint) throws IOException {
    stream = new StableFooter(file.create(blockSizeHint), file::complete);
    return stream;
  }

  @Override
  public PositionOutputStream createOrOverwrite(long blockSizeHint) throws IOException {
    return create(blockSizeHint);
  }

  @Override
  public boolean supportsBlockSize() {
    return file.supportsBlockSize();
  }

  @Override
  public long defaultBlockSize() {
    return file.defaultBlockSize();
  }

  /** Says that what follows is the end of the file, with its footer. */
  void holdEnd() {
    Objects.requireNonNull(stream, "it is created first").holdEnd();
  }

  /** Puts what was written and closed in its place. */
  void publish() throws IOException {
    file.publish();
  }

  /** Removes what was written and not published. */
  void discard() throws IOException {
    file.discard();
  }
}
