package io.servegen.jobs.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Abortable;
import org.apache.hadoop.fs.CommonPathCapabilities;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.parquet.io.PositionOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WholeFileTest {
  @TempDir private Path folder;

  /** A folder that behaves like S3: a file is there once its stream is closed, unless aborted. */
  public static final class Store extends RawLocalFileSystem {
    @Override
    public URI getUri() {
      return URI.create("store:///");
    }

    @Override
    public boolean hasPathCapability(org.apache.hadoop.fs.Path path, String capability)
        throws IOException {
      return capability.equals(CommonPathCapabilities.ABORTABLE_STREAM)
          || super.hasPathCapability(path, capability);
    }

    @Override
    public FSDataOutputStream create(org.apache.hadoop.fs.Path path, boolean overwrite)
        throws IOException {
      mkdirs(path.getParent());
      return new FSDataOutputStream(new Upload(pathToFile(path).toPath()), null);
    }
  }

  private static final class Upload extends ByteArrayOutputStream implements Abortable {
    private final Path place;
    private boolean ended;

    Upload(Path place) {
      this.place = place;
    }

    @Override
    public void close() throws IOException {
      if (!ended) {
        Files.write(place, toByteArray());
      }
      ended = true;
    }

    @Override
    public AbortableResult abort() {
      boolean already = ended;
      ended = true;
      return new AbortableResult() {
        @Override
        public boolean alreadyClosed() {
          return already;
        }

        @Override
        public IOException anyCleanupException() {
          return null;
        }
      };
    }
  }

  private WholeFile file(String scheme) throws IOException {
    Configuration configuration = new Configuration(false);
    configuration.setClass("fs.store.impl", Store.class, Store.class.getSuperclass());
    configuration.setBoolean("fs.store.impl.disable.cache", true);
    return new WholeFile(
        configuration, new org.apache.hadoop.fs.Path(scheme + "://" + folder.resolve("day/part")));
  }

  private long files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.toString().endsWith(".crc"))
          .count();
    }
  }

  private static PositionOutputStream begin(WholeFile file) throws IOException {
    PositionOutputStream stream = file.create(0);
    stream.write("whole".getBytes(StandardCharsets.UTF_8));
    return stream;
  }

  @Test
  void aFileIsThereWhenItIsComplete() throws IOException {
    for (String scheme : new String[] {"file", "store"}) {
      WholeFile file = file(scheme);
      PositionOutputStream stream = begin(file);
      assertThat(folder.resolve("day/part")).doesNotExist();
      file.complete();
      stream.close();
      file.publish();
      assertThat(folder.resolve("day/part")).hasContent("whole");
      Files.delete(folder.resolve("day/part"));
    }
  }

  @Test
  void aWriterThatFailsAndClosesItsStreamLeavesNothing() throws IOException {
    for (String scheme : new String[] {"file", "store"}) {
      WholeFile file = file(scheme);
      begin(file).close();
      file.discard();
      assertThat(folder.resolve("day/part")).doesNotExist();
      assertThat(files()).isZero();
    }
  }

  @Test
  void aWriterThatFailsLeavesTheFileOfAnotherAttempt() throws IOException {
    for (String scheme : new String[] {"file", "store"}) {
      WholeFile first = file(scheme);
      PositionOutputStream stream = begin(first);
      first.complete();
      stream.close();
      first.publish();
      WholeFile second = file(scheme);
      begin(second).close();
      second.discard();
      assertThat(folder.resolve("day/part")).hasContent("whole");
      assertThat(files()).isOne();
      Files.delete(folder.resolve("day/part"));
    }
  }
}
