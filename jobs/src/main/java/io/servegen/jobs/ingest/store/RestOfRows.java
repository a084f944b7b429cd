package io.servegen.jobs.ingest.store;

import static org.apache.spark.sql.functions.col;

import io.servegen.jobs.ingest.mapping.MappedRow;
import io.servegen.jobs.ingest.mapping.Outcome;
import io.servegen.jobs.table.Column;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;

/** Writes what {@link DirectRows} handed on. */
public final class RestOfRows {
  private RestOfRows() {}

  /**
   * Writes rows of {@link MappedRow#SCHEMA}, and returns the tally of them and of what was written
   * before them. They are first put together by day, in pieces of a size that Spark chooses.
   */
  public static Tally write(Dataset<Row> rows, Target target) {
    List<Tally> tallies =
        rows.hint("rebalance", col(MappedRow.DAY))
            .sortWithinPartitions(Column.ARRIVAL)
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitions(mine -> List.of(write(mine, target)).iterator())
            .collect();
    return tallies.stream().reduce(new Tally(), Tally::merge);
  }

  private static Tally write(Iterator<InternalRow> rows, Target target) throws IOException {
    Tally before = new Tally();
    try (TaskFiles files = new TaskFiles(target, "rest", TaskContext.getPartitionId())) {
      int day = TaskFiles.REJECTS;
      while (rows.hasNext()) {
        InternalRow row = rows.next();
        int outcome = row.getInt(MappedRow.OUTCOME_PLACE);
        if (outcome == MappedRow.TALLIED) {
          before.merge(Tally.ofBytes(row.getBinary(MappedRow.TALLY_PLACE)));
        } else if (outcome == Outcome.ACCEPTED.ordinal()) {
          if (row.getInt(MappedRow.DAY_PLACE) != day) {
            // They come in order of arrival.
            files.finish(day);
            day = row.getInt(MappedRow.DAY_PLACE);
          }
          files.write(day, row);
        } else if (outcome == Outcome.REJECTED.ordinal()) {
          files.write(TaskFiles.REJECTS, row);
        } else {
          files.tally().add(Outcome.of(outcome));
        }
      }
      files.finishAll();
      return before.merge(files.tally());
    }
  }
}
