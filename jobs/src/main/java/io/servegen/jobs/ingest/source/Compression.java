package io.servegen.jobs.ingest.source;

import com.github.luben.zstd.ZstdInputStream;
import io.servegen.common.UserException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.GzipCodec;

/** How a file is compressed, by the end of its name. */
enum Compression {
  NONE(""),
  GZIP(".gz") {
    @Override
    InputStream open(InputStream file, Configuration configuration) throws IOException {
      return byCodec(new GzipCodec(), file, configuration);
    }
  },
  BZIP2(".bz2") {
    @Override
    InputStream open(InputStream file, Configuration configuration) throws IOException {
      return byCodec(new BZip2Codec(), file, configuration);
    }
  },
  /** By the library that Spark brings along for its own use; Hadoop's codec needs native code. */
  ZSTD(".zst") {
    @Override
    InputStream open(InputStream file, Configuration configuration) throws IOException {
      return new ZstdInputStream(file).setContinuous(false);
    }

    @Override
    void requireSupport(String path) {
      try {
        Class.forName("com.github.luben.zstd.ZstdInputStream");
        com.github.luben.zstd.util.Native.load();
      } catch (ClassNotFoundException | LinkageError e) {
        throw UserException.data(
                path + " is compressed with zstd",
                "the Spark in use has no zstd library for this machine",
                "decompress the files, or compress them with gzip or bzip2")
            .causedBy(e);
      }
    }
  };

  private final String suffix;

  Compression(String suffix) {
    this.suffix = suffix;
  }

  /**
   * The compression of a file of this name.
   *
   * @throws UserException if its name says that it is compressed in another way
   */
  static Compression of(String path) {
    String name = path.toLowerCase(Locale.ROOT);
    for (Compression compression : values()) {
      if (compression != NONE && name.endsWith(compression.suffix)) {
        return compression;
      }
    }
    for (String other : new String[] {".zip", ".xz", ".lz4", ".snappy", ".7z", ".tar"}) {
      if (name.endsWith(other)) {
        throw UserException.data(
            path + " cannot be read",
            "files that end in " + other + " are not supported",
            "decompress it, or compress it with gzip, bzip2 or zstd");
      }
    }
    return NONE;
  }

  /** What the file holds when it is decompressed. */
  InputStream open(InputStream file, Configuration configuration) throws IOException {
    return file;
  }

  /** Fails where this Spark cannot read such a file. */
  void requireSupport(String path) {}

  private static InputStream byCodec(
      CompressionCodec codec, InputStream file, Configuration configuration) throws IOException {
    ((org.apache.hadoop.conf.Configurable) codec).setConf(configuration);
    return codec.createInputStream(file);
  }
}
