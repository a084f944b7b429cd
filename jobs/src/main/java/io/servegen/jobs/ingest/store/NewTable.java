package io.servegen.jobs.ingest.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.servegen.jobs.storage.OutputDirectory;
import io.servegen.jobs.storage.Storage;
import io.servegen.jobs.table.Manifest;
import java.util.List;
import java.util.Set;

/** A table that is made from nothing. */
public final class NewTable implements TableChange {
  private final OutputDirectory directory;

  private NewTable(OutputDirectory directory) {
    this.directory = directory;
  }

  /**
   * Makes the folder.
   *
   * @param overwrite whether one that this program made may be replaced
   */
  public static NewTable create(Storage storage, String path, boolean overwrite) {
    return new NewTable(OutputDirectory.create(storage, path, overwrite));
  }

  @Override
  public String path() {
    return directory.path();
  }

  @Override
  public int run() {
    return 1;
  }

  @Override
  public String filePrefix() {
    return "part-0001-";
  }

  @Override
  public List<String> inputs(List<String> ofThisRun) {
    return ofThisRun;
  }

  @Override
  public ObjectNode countsBefore() {
    return Manifest.newCounts();
  }

  @Override
  public void commit(Manifest manifest, Set<String> replacedDays) {
    manifest.finish(directory);
  }

  @Override
  public void discard() {
    directory.discard();
  }
}
