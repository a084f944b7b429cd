package io.servegen.jobs.ingest.store;

import io.servegen.jobs.ingest.mapping.KeyMapper;
import io.servegen.jobs.ingest.mapping.MappedRow;
import io.servegen.jobs.ingest.mapping.Outcome;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Requests;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.util.sketch.BloomFilter;
import org.jspecify.annotations.Nullable;

/**
 * Writes most of a reading task's rows where they are read, and hands on the rest: the few rows of
 * days that the task merely touches, to be put together with other tasks' by day, and those whose
 * id may be there twice. So a log in about the order of time, as logs are, is not moved between
 * tasks at all, and yet no task writes a file for each day that a late line names.
 *
 * <p>A day gets its file here once {@link #MUCH} rows of it have come. At most {@link #OPEN} files
 * are open, and one that is idle makes room for the next day's; what comes late for it is handed
 * on. The last row handed on carries the tally of what was written.
 */
public final class DirectRows implements Iterator<InternalRow> {
  private static final int MUCH = 16_384;
  private static final int WAITING = 3 * MUCH;
  private static final int OPEN = 3;
  private static final int REQUEST_ID =
      MappedRow.REQUEST_PLACE + Requests.SCHEMA.fieldIndex(Column.REQUEST_ID);

  private final Iterator<InternalRow> rows;
  private final @Nullable BloomFilter suspects;
  private final TaskFiles files;
  private final Map<Integer, Day> days = new HashMap<>();
  private final ArrayDeque<InternalRow> handedOn = new ArrayDeque<>();
  private Day last = new Day(Integer.MIN_VALUE);
  private long seen;
  private int waiting;
  private int open;
  private boolean ended;

  /** A day, or the rejects, and the rows of it that were neither written nor handed on. */
  private static final class Day {
    private final int number;
    private List<InternalRow> rows = new ArrayList<>();
    private boolean isOpen;
    private boolean isFinished;
    private long lastSeen;

    Day(int number) {
      this.number = number;
    }
  }

  /**
   * @param suspects knows the hashes of all ids that are there more than once; null if none is
   */
  public DirectRows(Iterator<InternalRow> rows, Target target, @Nullable BloomFilter suspects) {
    TaskContext task = TaskContext.get();
    this.rows = rows;
    this.suspects = suspects;
    this.files = new TaskFiles(target, "read", task.partitionId());
    task.<Void>addTaskCompletionListener(
        context -> {
          close();
          return null;
        });
  }

  @Override
  public boolean hasNext() {
    try {
      while (handedOn.isEmpty() && !ended) {
        if (rows.hasNext()) {
          take(rows.next());
        } else {
          end();
        }
      }
      return !handedOn.isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return handedOn.remove();
  }

  private void take(InternalRow row) throws IOException {
    Outcome outcome = Outcome.of(row.getInt(MappedRow.OUTCOME_PLACE));
    switch (outcome) {
      case ACCEPTED -> {
        if (isSuspect(row)) {
          handedOn.add(row);
        } else {
          write(row.getInt(MappedRow.DAY_PLACE), row);
        }
      }
      case REJECTED -> write(TaskFiles.REJECTS, row);
      default -> files.tally().add(outcome);
    }
  }

  private boolean isSuspect(InternalRow row) {
    return suspects != null
        && !row.isNullAt(REQUEST_ID)
        && suspects.mightContainLong(KeyMapper.hash(row.getUTF8String(REQUEST_ID)));
  }

  private void write(int number, InternalRow row) throws IOException {
    Day day = last.number == number ? last : days.computeIfAbsent(number, Day::new);
    last = day;
    seen++;
    if (day.isOpen) {
      write(day, row);
      return;
    }
    day.rows.add(row);
    waiting++;
    if (day.rows.size() >= MUCH && !day.isFinished && hasRoom()) {
      day.isOpen = true;
      open++;
      for (InternalRow earlier : take(day)) {
        write(day, earlier);
      }
    } else if (waiting >= WAITING) {
      handOnAll();
    }
  }

  private void write(Day day, InternalRow row) throws IOException {
    files.write(day.number, row);
    day.lastSeen = seen;
  }

  /** Whether one more file may be open, if need be in the place of one that is idle. */
  private boolean hasRoom() throws IOException {
    if (open < OPEN) {
      return true;
    }
    for (Day day : days.values()) {
      if (day.isOpen && seen - day.lastSeen >= MUCH) {
        files.finish(day.number);
        day.isOpen = false;
        day.isFinished = true;
        open--;
        return true;
      }
    }
    return false;
  }

  private void handOnAll() {
    for (Day day : days.values()) {
      handedOn.addAll(take(day));
    }
  }

  private List<InternalRow> take(Day day) {
    List<InternalRow> taken = day.rows;
    day.rows = new ArrayList<>();
    waiting -= taken.size();
    return taken;
  }

  private void end() throws IOException {
    ended = true;
    files.finishAll();
    handOnAll();
    @Nullable Object[] row = new Object[MappedRow.SCHEMA.size()];
    row[MappedRow.OUTCOME_PLACE] = MappedRow.TALLIED;
    row[MappedRow.TALLY_PLACE] = files.tally().toBytes();
    handedOn.add(new GenericInternalRow(row));
  }

  private void close() {
    try {
      files.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
