package io.servegen.jobs.ingest;

import io.servegen.jobs.ingest.source.Records;
import io.servegen.jobs.ingest.source.SourceRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.LongAccumulator;

/** The rows that a task makes of its records, one after the other. */
final class TaskRows implements Iterator<InternalRow> {
  private static final int REPORTED = 1000;

  private final Records records;
  private final BiConsumer<SourceRecord, Consumer<InternalRow>> mapper;
  private final LongAccumulator progress;
  private final ArrayDeque<InternalRow> pending = new ArrayDeque<>();
  private long read;

  /**
   * @param mapper hands on the rows of a record
   * @param progress is told now and then how many records were read
   */
  TaskRows(
      Records records,
      BiConsumer<SourceRecord, Consumer<InternalRow>> mapper,
      LongAccumulator progress) {
    this.records = records;
    this.mapper = mapper;
    this.progress = progress;
    TaskContext.get()
        .<Void>addTaskCompletionListener(
            task -> {
              close();
              return null;
            });
  }

  @Override
  public boolean hasNext() {
    try {
      while (pending.isEmpty()) {
        SourceRecord record = records.next();
        if (record == null) {
          return false;
        }
        mapper.accept(record, pending::add);
        read++;
        if (read % REPORTED == 0) {
          progress.add(REPORTED);
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public InternalRow next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return pending.remove();
  }

  private void close() {
    try {
      records.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
