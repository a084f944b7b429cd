package io.servegen.jobs.export;

import java.io.IOException;
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
}
