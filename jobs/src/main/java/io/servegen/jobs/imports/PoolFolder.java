package io.servegen.jobs.imports;

import io.servegen.common.UserException;
import io.servegen.jobs.storage.Storage;
import io.servegen.jobs.table.Category;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.Path;

/**
 * Finds the clients' files of a ServeGen pool: {@code CATEGORY/MODEL/chunk-N-trace.csv} and {@code
 * …/chunk-N-dataset.json}. The folder given may be a model's, a category's or the whole pool's.
 */
final class PoolFolder {
  private static final String TRACE = "-trace.csv";
  private static final String DATASET = "-dataset.json";

  /** From the whole pool over its categories down to the models. */
  private static final int DEPTH = 2;

  private final Storage storage;
  private final List<ClientFiles> clients = new ArrayList<>();
  private final Map<String, String> folderByModel = new HashMap<>();

  private PoolFolder(Storage storage) {
    this.storage = storage;
  }

  /**
   * The files of every client below {@code path}, by category, model and name.
   *
   * @throws UserException if there are none, or if a model's category is not known
   */
  static List<ClientFiles> find(Storage storage, String path) {
    storage.requireExists("--input", path);
    PoolFolder pool = new PoolFolder(storage);
    if (storage.isDirectory(path)) {
      pool.search(absolute(storage, path), DEPTH);
    }
    if (pool.clients.isEmpty()) {
      throw UserException.data(
          "--input: " + path + " is no ServeGen pool",
          "neither it nor a folder below it has files named chunk-N" + TRACE,
          "give a folder like data/language/m-small, data/language or data of alibaba/ServeGen");
    }
    return pool.clients;
  }

  private void search(Path folder, int depth) {
    List<FileStatus> entries = storage.list(folder.toString());
    if (entries.stream().anyMatch(PoolFolder::isClientFile)) {
      addModel(folder, entries);
    } else if (depth > 0) {
      for (FileStatus entry : entries) {
        if (entry.isDirectory() && !isHidden(entry)) {
          search(entry.getPath(), depth - 1);
        }
      }
    }
  }

  private void addModel(Path folder, List<FileStatus> entries) {
    String model = folder.getName();
    Category category = category(folder);
    String other = folderByModel.put(model, folder.toString());
    if (other != null) {
      throw UserException.data(
          "the model " + model + " is there twice",
          "both " + other + " and " + folder + " hold it, and a profile knows models by name",
          "import one of the two folders, or rename one");
    }
    Map<String, String> datasets = new HashMap<>();
    for (FileStatus entry : entries) {
      String name = entry.getPath().getName();
      if (isClientFile(entry) && name.endsWith(DATASET)) {
        datasets.put(clientId(name, DATASET), entry.getPath().toString());
      }
    }
    for (FileStatus entry : entries) {
      String name = entry.getPath().getName();
      if (isClientFile(entry) && name.endsWith(TRACE)) {
        String id = clientId(name, TRACE);
        clients.add(
            new ClientFiles(model, category, id, entry.getPath().toString(), datasets.remove(id)));
      }
    }
    if (!datasets.isEmpty()) {
      String dataset = datasets.values().stream().sorted().findFirst().orElseThrow();
      throw UserException.data(
          dataset + " has no file " + TRACE.substring(1) + " beside it",
          "without one nothing is known of the client's arrivals",
          "copy the pool again, or take that file away");
    }
  }

  private static Category category(Path folder) {
    Path parent = folder.getParent();
    return Category.ofKey(parent == null ? "" : parent.getName())
        .orElseThrow(
            () ->
                UserException.data(
                    "the category of " + folder + " is not known",
                    "the folder above a model's is named after its category: language, reason or"
                        + " multimodal",
                    "put the model's folder into one of that name"));
  }

  private static boolean isClientFile(FileStatus entry) {
    String name = entry.getPath().getName();
    return entry.isFile() && !isHidden(entry) && (name.endsWith(TRACE) || name.endsWith(DATASET));
  }

  private static boolean isHidden(FileStatus entry) {
    String name = entry.getPath().getName();
    return name.startsWith(".") || name.startsWith("_");
  }

  private static String clientId(String name, String ending) {
    return name.substring(0, name.length() - ending.length());
  }

  /** The names of a folder and of the one above it must show, also where '.' was given. */
  private static Path absolute(Storage storage, String path) {
    try {
      Path qualified = storage.fileSystem(path).getFileStatus(new Path(path)).getPath();
      return new Path(qualified.toUri().normalize());
    } catch (FileNotFoundException e) {
      throw new IllegalStateException(path + " has just been there", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
