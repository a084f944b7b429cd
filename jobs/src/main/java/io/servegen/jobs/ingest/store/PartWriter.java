package io.servegen.jobs.ingest.store;

import io.servegen.jobs.ingest.mapping.MappedRow;
import io.servegen.jobs.ingest.mapping.Outcome;
import io.servegen.jobs.table.Requests;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of one task: requests, which come in order of arrival, into a file for each day,
 * and rejects into one file.
 */
final class PartWriter {
  private final Configuration configuration;
  private final String folder;
  private final String name;
  private final CompressionCodecName codec;
  private final Tally tally = new Tally();

  private @Nullable RowFile requests;
  private @Nullable RowFile rejects;
  private int day;

  /**
   * @param folder the table
   * @param run the number of the run that writes, which sets its files apart from earlier runs'
   * @param part the number of the task
   */
  PartWriter(
      Configuration configuration, String folder, int run, int part, CompressionCodecName codec) {
    this.configuration = configuration;
    this.folder = folder;
    this.name = String.format(Locale.ROOT, "part-%04d-%05d.parquet", run, part);
    this.codec = codec;
  }

  /** Writes all rows, or leaves nothing behind. */
  Tally write(Iterator<InternalRow> rows) throws IOException {
    try {
      while (rows.hasNext()) {
        write(rows.next());
      }
      finish(requests);
      requests = null;
      finish(rejects);
      rejects = null;
      return tally;
    } finally {
      discard(requests);
      discard(rejects);
    }
  }

  private void write(InternalRow row) throws IOException {
    Outcome outcome = Outcome.of(row.getInt(MappedRow.OUTCOME_PLACE));
    switch (outcome) {
      case ACCEPTED -> {
        requests(row.getInt(MappedRow.DAY_PLACE)).write(row);
        tally.addRequest(row);
      }
      case REJECTED -> {
        InternalRow reject = row.getStruct(MappedRow.REJECT_PLACE, MappedRow.REJECT_SCHEMA.size());
        rejects().write(reject);
        tally.addReject(reject);
      }
      default -> tally.add(outcome);
    }
  }

  private RowFile requests(int ofDay) throws IOException {
    RowFile current = requests;
    if (current == null || day != ofDay) {
      finish(current);
      day = ofDay;
      current =
          open("day=" + LocalDate.ofEpochDay(ofDay), Requests.SCHEMA, MappedRow.REQUEST_PLACE);
      requests = current;
    }
    return current;
  }

  private RowFile rejects() throws IOException {
    RowFile current = rejects;
    if (current == null) {
      current = open(Requests.REJECTS, MappedRow.REJECT_SCHEMA, 0);
      rejects = current;
    }
    return current;
  }

  private RowFile open(String below, StructType schema, int firstPlace) throws IOException {
    return new RowFile(configuration, folder, below + "/" + name, codec, schema, firstPlace);
  }

  private void finish(@Nullable RowFile file) throws IOException {
    if (file != null) {
      file.finish();
      tally.addFile(file.name());
    }
  }

  private static void discard(@Nullable RowFile file) throws IOException {
    if (file != null) {
      file.discard();
    }
  }
}
