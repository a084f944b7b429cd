package io.servegen.jobs.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * File systems without Hadoop's hidden checksum files. Those would lie beside what is exported, and
 * make Hadoop refuse the file once its owner has edited it.
 */
final class RawFiles {
  private RawFiles() {}

  static FileSystem of(String path, Configuration configuration) throws IOException {
    FileSystem files = new Path(path).getFileSystem(configuration);
    return files instanceof ChecksumFileSystem checked ? checked.getRawFileSystem() : files;
  }

  /** Writes a small UTF-8 text file, over one that is there. */
  static void writeText(String path, String text, Configuration configuration) throws IOException {
    try (OutputStream out = of(path, configuration).create(new Path(path), true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
