package io.servegen.jobs.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Serializable;
import java.util.Iterator;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.TaskContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;

/**
 * The second pass, over one slice: its requests as the lines of one file in the staging folder. The
 * file takes its name when it is whole, so that a task that is run twice leaves one.
 *
 * @param format whose lines
 * @param limits what is done about lengths
 * @param plan what the slices before hold
 * @param speedup how much faster than the trace the requests are to come
 * @param staging the folder
 * @param gzip whether the file is compressed; gzip files put one after the other are one
 * @param configuration Hadoop's, to reach the folder
 * @param done counts requests for the display of progress
 */
record PartWriter(
    ExportFormat format,
    LengthLimits limits,
    ExportPlan plan,
    double speedup,
    String staging,
    boolean gzip,
    Broadcast<SerializableConfiguration> configuration,
    LongAccumulator done)
    implements Serializable {
  private static final int FLUSH_BYTES = 1 << 15;

  /**
   * A file that was written.
   *
   * @param slice the index of its slice
   * @param counts what is in it
   */
  record Part(int slice, ExportCounts counts) implements Serializable {}

  /** The name of a slice's file. */
  static String name(int slice) {
    return String.format(java.util.Locale.ROOT, "slice-%010d", slice);
  }

  Iterator<Part> write(Iterator<InternalRow> rows) throws IOException {
    if (!rows.hasNext()) {
      return List.<Part>of().iterator();
    }
    InternalRow first = rows.next();
    int slice = TraceScan.indexOf(plan.firstRequestIds(), first.getLong(0));
    if (slice > plan.limitSlice()) {
      return List.<Part>of().iterator();
    }
    FileSystem files = RawFiles.of(staging, configuration.value().value());
    Path whole = new Path(staging, name(slice));
    Path unfinished = whole.suffix("." + TaskContext.get().taskAttemptId());
    ExportCounts counts;
    try (OutputStream out = open(files, unfinished)) {
      counts = write(slice, first, rows, out);
    }
    files.delete(whole, false);
    if (counts.requests > 0) {
      files.rename(unfinished, whole);
    } else {
      files.delete(unfinished, false);
    }
    done.add(counts.requests);
    return List.of(new Part(slice, counts)).iterator();
  }

  private OutputStream open(FileSystem files, Path path) throws IOException {
    OutputStream out = files.create(path, true);
    return gzip ? new GZIPOutputStream(out, FLUSH_BYTES) : out;
  }

  private ExportCounts write(
      int slice, InternalRow first, Iterator<InternalRow> rows, OutputStream out)
      throws IOException {
    LineFormat lines = format.lines();
    RequestReader reader = new RequestReader(lines.columns());
    LineBuffer buffer = new LineBuffer();
    ExportCounts counts = new ExportCounts();
    ExportedRequest request = new ExportedRequest();
    request.originMicros = plan.originMicros();
    request.firstBlock = plan.firstBlocks()[slice];
    long quota = slice == plan.limitSlice() ? plan.quotas()[slice] : Long.MAX_VALUE;
    InternalRow row = first;
    while (true) {
      if (take(row, reader, request, counts)) {
        lines.write(request, buffer);
        request.firstBlock += ExportedRequest.blocks(request.input);
        if (buffer.size() > FLUSH_BYTES) {
          buffer.drainTo(out);
        }
      }
      if (counts.requests == quota || !rows.hasNext()) {
        break;
      }
      row = rows.next();
    }
    buffer.drainTo(out);
    return counts;
  }

  /** Fills {@code request}; false if it is left out. */
  private boolean take(
      InternalRow row, RequestReader reader, ExportedRequest request, ExportCounts counts) {
    int input = row.getInt(2);
    int output = row.getInt(3);
    if (limits.drops(input, output)) {
      counts.drop(input, output);
      return false;
    }
    long sinceFirst = row.getLong(1) - plan.originMicros();
    request.id = row.getLong(0);
    request.micros = speedup == 1 ? sinceFirst : (long) (sinceFirst / speedup);
    request.input = limits.input(input);
    request.output = limits.output(output);
    reader.read(row, request);
    if (request.input < input) {
      request.clipParts(input - request.input);
    }
    counts.requests++;
    counts.input.keep(input, request.input);
    counts.output.keep(output, request.output);
    return true;
  }
}
