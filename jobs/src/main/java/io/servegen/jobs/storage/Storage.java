package io.servegen.jobs.storage;

import io.servegen.common.UserException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.SparkConf;
import scala.Tuple2;

/**
 * Files by the paths that users give, on any file system that Hadoop knows. A failure to read what
 * the user named is a {@link UserException}; any other is an {@link UncheckedIOException}.
 */
public final class Storage {
  private static final String HADOOP_PREFIX = "spark.hadoop.";
  private static final Pattern GLOB = Pattern.compile("[\\[\\]{}*?\\\\]");

  private final Configuration configuration;

  public Storage(Configuration configuration) {
    this.configuration = configuration;
  }

  /** The file systems as the spark.hadoop.* properties of this JVM describe them. */
  public static Storage ofSparkProperties() {
    Configuration configuration = new Configuration();
    for (Tuple2<String, String> property : new SparkConf().getAll()) {
      if (property._1().startsWith(HADOOP_PREFIX)) {
        configuration.set(property._1().substring(HADOOP_PREFIX.length()), property._2());
      }
    }
    return new Storage(configuration);
  }

  public Configuration configuration() {
    return configuration;
  }

  /** The file system of {@code path}. */
  public FileSystem fileSystem(String path) {
    try {
      return new Path(path).getFileSystem(configuration);
    } catch (IllegalArgumentException | IOException e) {
      throw UserException.usage(
              "'" + path + "' is on no file system that this program reaches",
              String.valueOf(e.getMessage()),
              "check the path, and that the jars and settings of that file system are given")
          .causedBy(e);
    }
  }

  /** The path with its file system and from its root, so that two names of one place are equal. */
  public String qualify(String path) {
    return fileSystem(path).makeQualified(new Path(path)).toString();
  }

  public boolean exists(String path) {
    try {
      return fileSystem(path).exists(new Path(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public boolean isDirectory(String path) {
    try {
      return fileSystem(path).getFileStatus(new Path(path)).isDirectory();
    } catch (FileNotFoundException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Fails unless {@code path} exists. */
  public void requireExists(String option, String path) {
    if (!exists(path)) {
      throw UserException.data(
          option + ": there is no " + path,
          "nothing exists at that path",
          "check the spelling; relative paths start at the folder that you are in");
    }
  }

  /** The files and folders directly in {@code path}, by name. */
  public List<FileStatus> list(String path) {
    try {
      FileStatus[] entries = fileSystem(path).listStatus(new Path(path));
      Arrays.sort(entries, Comparator.comparing(entry -> entry.getPath().getName()));
      return List.of(entries);
    } catch (FileNotFoundException e) {
      throw UserException.data("there is no " + path, "nothing exists at that path", "check it")
          .causedBy(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The whole of a small UTF-8 text file. */
  public String readText(String path) {
    try (InputStream in = fileSystem(path).open(new Path(path))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (FileNotFoundException e) {
      throw UserException.data(
              "there is no file " + path,
              "it does not exist, or is a folder",
              "check the spelling; relative paths start at the folder that you are in")
          .causedBy(e);
    } catch (IOException e) {
      throw UserException.data(
              path + " cannot be read", String.valueOf(e.getMessage()), "check its permissions")
          .causedBy(e);
    }
  }

  /** Writes a small UTF-8 text file, over one that is there. */
  public void writeText(String path, String text) {
    try (OutputStream out = fileSystem(path).create(new Path(path), true)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a small UTF-8 text file unless there is one; whether it did. */
  public boolean createNew(String path, String text) {
    try (OutputStream out = fileSystem(path).create(new Path(path), false)) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      return true;
    } catch (org.apache.hadoop.fs.FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Removes a file, or a folder with all it holds; does nothing where there is none. */
  public void delete(String path) {
    try {
      fileSystem(path).delete(new Path(path), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The glob that matches this path alone: Spark takes the paths that it reads for globs. */
  public static String literal(String path) {
    return GLOB.matcher(path).replaceAll("\\\\$0");
  }

  /** {@code child} below {@code parent}. */
  public static String resolve(String parent, String child) {
    return new Path(parent, child).toString();
  }
}
