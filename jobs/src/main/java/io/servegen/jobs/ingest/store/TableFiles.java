package io.servegen.jobs.ingest.store;

import io.servegen.jobs.storage.Storage;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/** The files of a table, by the runs that wrote them. */
final class TableFiles {
  private TableFiles() {}

  /** All files of a run, those that it did not finish included. */
  static List<String> ofRun(Storage storage, String path, String filePrefix) {
    List<String> files = new ArrayList<>();
    for (FileStatus folder : storage.list(path)) {
      if (folder.isDirectory()) {
        for (FileStatus file : storage.list(folder.getPath().toString())) {
          if (isOfRun(file.getPath(), filePrefix)) {
            files.add(file.getPath().toString());
          }
        }
      }
    }
    return files;
  }

  /** The files in a folder of a day that other runs wrote. */
  static List<String> ofOtherRuns(
      Storage storage, String path, String folderOfDay, String filePrefix) {
    String folder = Storage.resolve(path, folderOfDay);
    if (!storage.exists(folder)) {
      return List.of();
    }
    return storage.list(folder).stream()
        .map(FileStatus::getPath)
        .filter(file -> !isOfRun(file, filePrefix))
        .map(Path::toString)
        .toList();
  }

  private static boolean isOfRun(Path file, String filePrefix) {
    // A file that is being written has an underscore before its name.
    return file.getName().startsWith(filePrefix) || file.getName().startsWith("_" + filePrefix);
  }
}
