package io.servegen.jobs.generate;

import io.servegen.common.engine.RequestBatch;
import io.servegen.common.engine.RequestGenerator;
import io.servegen.jobs.plan.Slice;
import io.servegen.jobs.plan.SliceCursor;
import io.servegen.jobs.plan.TraceEngine;
import io.servegen.jobs.plan.TraceEngine.TraceLengths;
import io.servegen.jobs.plan.TracePlan;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.jspecify.annotations.Nullable;

/** Writes the files of slices that share a stretch of time; what a task does. */
final class SliceTask {
  private final TracePlan plan;
  private final Configuration configuration;
  private final String output;
  private final CompressionCodecName codec;
  private final boolean resume;
  private final Consumer<Slice> done;

  /**
   * A task of a trace.
   *
   * @param resume whether files that are there and right are kept
   * @param done is told of each slice that is there
   */
  SliceTask(
      TracePlan plan,
      Configuration configuration,
      String output,
      CompressionCodecName codec,
      boolean resume,
      Consumer<Slice> done) {
    this.plan = plan;
    this.configuration = configuration;
    this.output = output;
    this.codec = codec;
    this.resume = resume;
    this.done = done;
  }

  /** Where a slice's file lies, below the trace. */
  static String fileName(Slice slice) {
    return String.format(
        Locale.ROOT,
        "day=%s/part-%010d.parquet",
        LocalDate.ofEpochDay(slice.day()),
        slice.number());
  }

  /** Writes the slices, which are in order, and says what they hold. */
  List<SliceResult> run(List<Slice> slices) throws IOException {
    List<SliceResult> results = new ArrayList<>();
    List<Slice> missing = new ArrayList<>();
    for (Slice slice : slices) {
      SliceResult kept = resume ? kept(slice) : null;
      if (kept == null) {
        remove(slice);
        missing.add(slice);
      } else {
        results.add(kept);
        done.accept(slice);
      }
    }
    if (!missing.isEmpty()) {
      TraceEngine engine = new TraceEngine(plan, configuration);
      TraceLengths lengths = engine.lengths();
      Slice first = missing.get(0);
      RequestGenerator generator = engine.requests(lengths, first.fromMicros(), first.toMicros());
      SliceCursor cursor = new SliceCursor(generator);
      for (Slice slice : missing) {
        results.add(write(engine, lengths, cursor, slice));
        done.accept(slice);
      }
    }
    return results;
  }

  private Path path(Slice slice) {
    return new Path(output, fileName(slice));
  }

  private @Nullable SliceResult kept(Slice slice) throws IOException {
    try (ParquetFileReader reader =
        ParquetFileReader.open(HadoopInputFile.fromPath(path(slice), configuration))) {
      Map<String, String> metadata = reader.getFooter().getFileMetaData().getKeyValueMetaData();
      return SliceResult.matches(metadata, slice, plan.hash())
          ? SliceResult.of(metadata, slice)
          : null;
    } catch (IOException | RuntimeException e) {
      // None there, or one that is damaged or cut short: whatever it is, it can be made again.
      return null;
    }
  }

  /** A file that is not this slice's would be in the way where renaming replaces none. */
  private void remove(Slice slice) throws IOException {
    if (resume) {
      path(slice).getFileSystem(configuration).delete(path(slice), false);
    }
  }

  private SliceResult write(
      TraceEngine engine, TraceLengths lengths, SliceCursor cursor, Slice slice)
      throws IOException {
    SliceFile file = new SliceFile(configuration, path(slice));
    Tally tally = new Tally(lengths);
    boolean done = false;
    try {
      try (TraceFileWriter writer =
          new TraceFileWriter(configuration, file, codec, engine.members())) {
        while (cursor.next(slice)) {
          RequestBatch batch = cursor.batch();
          writer.write(batch, cursor.fromRank(), cursor.toRank(), cursor.firstRequestId(slice));
          tally.add(batch, cursor.fromRank(), cursor.toRank());
        }
        writer.finish(tally.result(slice).toMetadata(plan.hash()));
        done = true;
      }
    } finally {
      if (!done) {
        file.discard();
      }
    }
    file.publish();
    return tally.result(slice);
  }

  /** Adds up a slice as it is written. */
  private static final class Tally {
    private final TraceLengths lengths;
    private long firstMicros = Long.MIN_VALUE;
    private long lastMicros;
    private long inputTokens;
    private long outputTokens;
    private long nearestEpoch;
    private long pooled;

    Tally(TraceLengths lengths) {
      this.lengths = lengths;
    }

    void add(RequestBatch batch, int fromRank, int toRank) {
      if (firstMicros == Long.MIN_VALUE) {
        firstMicros = batch.arrivalMicros(fromRank);
      }
      lastMicros = batch.arrivalMicros(toRank - 1);
      for (int rank = fromRank; rank < toRank; rank++) {
        int place = batch.place(rank);
        inputTokens += batch.inputTokens(place);
        outputTokens += batch.outputTokens(place);
        if (lengths.tookNearest(batch.member(place))) {
          nearestEpoch++;
        } else if (lengths.tookPooled(batch.member(place))) {
          pooled++;
        }
      }
    }

    SliceResult result(Slice slice) {
      return new SliceResult(
          slice, firstMicros, lastMicros, inputTokens, outputTokens, nearestEpoch, pooled);
    }
  }
}
