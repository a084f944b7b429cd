package io.servegen.jobs.ingest.store;

import io.servegen.jobs.ingest.mapping.MappedRow;
import io.servegen.jobs.table.Requests;
import java.io.Closeable;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.sql.catalyst.InternalRow;

/** The files that one task writes: at most one for each day, and one for rejects. */
final class TaskFiles implements Closeable {
  /** Stands for the rejects where else a day stands. */
  static final int REJECTS = -1;

  private final Target target;
  private final String name;
  private final Map<Integer, RowFile> open = new HashMap<>();
  private final Tally tally = new Tally();

  /**
   * @param stage sets the files apart from those of other stages of the run
   * @param part the number of the task
   */
  TaskFiles(Target target, String stage, int part) {
    this.target = target;
    this.name = target.filePrefix() + String.format(Locale.ROOT, "%s-%05d.parquet", stage, part);
  }

  /** What was written. */
  Tally tally() {
    return tally;
  }

  /** Writes a request of a day, or a reject. */
  void write(int day, InternalRow row) throws IOException {
    RowFile file = open.get(day);
    if (file == null) {
      file = open(day);
      open.put(day, file);
    }
    if (day == REJECTS) {
      InternalRow reject = row.getStruct(MappedRow.REJECT_PLACE, MappedRow.REJECT_SCHEMA.size());
      file.write(reject);
      tally.addReject(reject);
    } else {
      file.write(row);
      tally.addRequest(row);
    }
  }

  /** Ends a day's file, which is not to be written again. */
  void finish(int day) throws IOException {
    RowFile file = open.get(day);
    if (file != null) {
      file.finish();
      open.remove(day);
      tally.addFile(file.name());
    }
  }

  void finishAll() throws IOException {
    for (int day : List.copyOf(open.keySet())) {
      finish(day);
    }
  }

  /** Removes the files that were not finished. */
  @Override
  public void close() throws IOException {
    List<RowFile> unfinished = new ArrayList<>(open.values());
    open.clear();
    for (RowFile file : unfinished) {
      file.discard();
    }
  }

  private RowFile open(int day) throws IOException {
    return day == REJECTS
        ? open(Requests.REJECTS, MappedRow.REJECT_SCHEMA, 0)
        : open("day=" + LocalDate.ofEpochDay(day), Requests.SCHEMA, MappedRow.REQUEST_PLACE);
  }

  private RowFile open(String below, org.apache.spark.sql.types.StructType schema, int firstPlace)
      throws IOException {
    return new RowFile(
        target.configuration(),
        target.folder(),
        below + "/" + name,
        target.codec(),
        schema,
        firstPlace);
  }
}
