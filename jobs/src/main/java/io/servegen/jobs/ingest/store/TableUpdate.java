package io.servegen.jobs.ingest.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.servegen.common.UserException;
import io.servegen.jobs.storage.OutputDirectory;
import io.servegen.jobs.storage.Storage;
import io.servegen.jobs.table.Manifest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * A change of a table that is there. Its manifest is taken away first and written last, so that no
 * reader takes a table in between for a whole one. Meanwhile the mark of an unfinished folder holds
 * what is needed to take the change back, or, once old files are being removed, to end it.
 */
public final class TableUpdate implements TableChange {
  private final Storage storage;
  private final String path;
  private final int run;
  private final String filePrefix;
  private final Manifest before;

  private TableUpdate(Storage storage, String path, int run, String filePrefix, Manifest before) {
    this.storage = storage;
    this.path = path;
    this.run = run;
    this.filePrefix = filePrefix;
    this.before = before;
  }

  /** Whether there is a table at a path, whole or being changed. */
  public static boolean isThere(Storage storage, String path) {
    return storage.exists(Storage.resolve(path, Manifest.FILE)) || isBeingChanged(storage, path);
  }

  /** Whether a run is changing the table, or was killed while it did. */
  public static boolean isBeingChanged(Storage storage, String path) {
    String mark = Storage.resolve(path, OutputDirectory.UNFINISHED);
    return storage.exists(mark) && !storage.readText(mark).isEmpty();
  }

  /**
   * Begins a change.
   *
   * @param recover whether an earlier change that was not finished is taken back, or ended, first
   * @throws UserException if the folder holds no whole table of requests
   */
  public static TableUpdate begin(Storage storage, String path, boolean recover) {
    if (isBeingChanged(storage, path)) {
      if (!recover) {
        throw UserException.data(
            path + " is being changed by another run, or by one that was killed",
            "its manifest is written when that run is done",
            "wait for it; if it was killed, add --recover to take back what it did");
      }
      recover(storage, path);
    }
    Manifest before = Manifest.read(storage, "--output", path, Manifest.Kind.REQUESTS);
    int run = Math.max(1, (int) before.count("runs")) + 1;
    // A task of a run that failed may still be writing: its files must not pass for this run's.
    String filePrefix =
        String.format(
            Locale.ROOT, "part-%04d-%s-", run, UUID.randomUUID().toString().substring(0, 8));
    String mark = Storage.resolve(path, OutputDirectory.UNFINISHED);
    if (!storage.createNew(mark, new Mark(filePrefix, before, null, Set.of()).toJson())) {
      throw UserException.data(
          path + " is being changed by another run",
          "it began at the same moment",
          "wait for it, and run this again");
    }
    storage.delete(Storage.resolve(path, Manifest.FILE));
    return new TableUpdate(storage, path, run, filePrefix, before);
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public int run() {
    return run;
  }

  @Override
  public String filePrefix() {
    return filePrefix;
  }

  @Override
  public List<String> inputs(List<String> ofThisRun) {
    Set<String> all = new LinkedHashSet<>(before.inputs());
    all.addAll(ofThisRun);
    return List.copyOf(all);
  }

  @Override
  public ObjectNode countsBefore() {
    return before.counts();
  }

  @Override
  public void commit(Manifest manifest, Set<String> replacedDays) {
    Mark mark = new Mark(filePrefix, before, manifest, new TreeSet<>(replacedDays));
    if (!replacedDays.isEmpty()) {
      // From here on the old files may be gone, so there is no way but forward.
      storage.writeText(Storage.resolve(path, OutputDirectory.UNFINISHED), mark.toJson());
    }
    end(storage, path, mark);
  }

  @Override
  public void discard() {
    takeBack(storage, path, new Mark(filePrefix, before, null, Set.of()));
  }

  private static void recover(Storage storage, String path) {
    Mark mark = Mark.ofJson(storage.readText(Storage.resolve(path, OutputDirectory.UNFINISHED)));
    if (mark.after() == null) {
      takeBack(storage, path, mark);
    } else {
      end(storage, path, mark);
    }
  }

  private static void takeBack(Storage storage, String path, Mark mark) {
    TableFiles.ofRun(storage, path, mark.filePrefix()).forEach(storage::delete);
    OutputDirectory.at(storage, path).finish(Manifest.FILE, mark.before().toJson());
  }

  private static void end(Storage storage, String path, Mark mark) {
    for (String day : mark.replacedDays()) {
      TableFiles.ofOtherRuns(storage, path, "day=" + day, mark.filePrefix())
          .forEach(storage::delete);
    }
    OutputDirectory.at(storage, path)
        .finish(Manifest.FILE, Objects.requireNonNull(mark.after()).toJson());
  }
}
