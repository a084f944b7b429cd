package io.servegen.jobs.ingest.source;

import io.servegen.common.UserException;
import io.servegen.jobs.storage.Storage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/** The files that {@code --input} names: files, folders with all that is below them, and globs. */
public final class InputFiles {
  private InputFiles() {}

  /**
   * Each file once, by path. Names that start with a dot or an underscore are left out, unless they
   * are named as such.
   *
   * @throws UserException if an input names nothing
   */
  public static List<FileStatus> find(Storage storage, List<String> inputs) {
    TreeMap<String, FileStatus> files = new TreeMap<>();
    for (String input : inputs) {
      try {
        int before = files.size();
        for (FileStatus match : matches(storage, input)) {
          for (FileStatus file : filesIn(storage, match)) {
            files.put(file.getPath().toString(), file);
          }
        }
        if (files.size() == before) {
          throw UserException.data(
              "--input: " + input + " holds no files",
              "nothing below it has a name that does not start with '.' or '_'",
              "give files, a folder that holds some, or a glob that matches some");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return List.copyOf(files.values());
  }

  private static List<FileStatus> matches(Storage storage, String input) throws IOException {
    FileSystem fileSystem = storage.fileSystem(input);
    try {
      // A name may hold a glob's characters and still be just a name.
      return List.of(fileSystem.getFileStatus(new Path(input)));
    } catch (FileNotFoundException e) {
      FileStatus[] found = fileSystem.globStatus(new Path(input));
      if (found == null || found.length == 0) {
        storage.requireExists("--input", input);
        return List.of();
      }
      Arrays.sort(found, Comparator.comparing(status -> status.getPath().toString()));
      return List.of(found);
    }
  }

  private static List<FileStatus> filesIn(Storage storage, FileStatus match) throws IOException {
    if (!match.isDirectory()) {
      return List.of(match);
    }
    List<FileStatus> files = new ArrayList<>();
    String root = match.getPath().toString();
    RemoteIterator<LocatedFileStatus> below =
        storage.fileSystem(root).listFiles(match.getPath(), true);
    while (below.hasNext()) {
      FileStatus file = below.next();
      if (!isHidden(file.getPath(), match.getPath())) {
        files.add(file);
      }
    }
    return files;
  }

  private static boolean isHidden(Path file, Path root) {
    for (Path path = file; path != null && !path.equals(root); path = path.getParent()) {
      if (path.getName().startsWith("_") || path.getName().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}
