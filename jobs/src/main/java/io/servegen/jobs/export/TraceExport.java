package io.servegen.jobs.export;

import io.servegen.common.UserException;
import io.servegen.common.units.Times;
import io.servegen.jobs.cli.Progress;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.export.ExportPlan.SliceCount;
import io.servegen.jobs.export.PartWriter.Part;
import io.servegen.jobs.storage.OutputDirectory;
import io.servegen.jobs.table.Manifest;
import io.servegen.jobs.table.TraceSlice;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;

/** The whole way of an export: select, count, write slice by slice, put together. */
final class TraceExport {
  private final SparkRun spark;
  private final PrintWriter progress;
  private final String trace;
  private final ExportFormat format;
  private final LengthLimits limits;
  private final double speedup;
  private final Selection selection;
  private final List<TraceSlice> slices;

  TraceExport(
      SparkRun spark,
      PrintWriter progress,
      String trace,
      ExportFormat format,
      Selecting selecting,
      LengthLimits limits,
      double speedup) {
    this.spark = spark;
    this.progress = progress;
    this.trace = trace;
    this.format = format;
    this.limits = limits;
    this.speedup = speedup;
    Manifest manifest = Manifest.read(spark.storage(), "--input", trace, Manifest.Kind.TRACE);
    List<TraceSlice> all = TraceSlice.read(manifest);
    this.selection = selecting.over(time(manifest, "start"), time(manifest, "end"));
    this.slices = selection.slices(all, limits.drop());
  }

  private static long time(Manifest manifest, String count) {
    return Times.parseMicros(manifest.counts().path(count).asText());
  }

  /** Says what is selected, once the trace's own start and end are known. */
  interface Selecting {
    Selection over(long startMicros, long endMicros);
  }

  void run(ExportTarget target, Function<ExportCounts, Manifest> manifest, PrintWriter out)
      throws IOException {
    TraceScan scan = new TraceScan(spark, trace, selection, slices);
    ExportPlan plan = plan(scan);
    OutputDirectory staging = target.stage();
    try {
      ExportCounts counts = write(scan, plan, target, staging);
      int files = target.finish(staging, plan.quotas(), manifest.apply(counts));
      new ExportSummary(format, limits, plan, counts).print(out, target.output(), files);
    } catch (IOException | RuntimeException e) {
      staging.discard();
      throw e;
    }
  }

  private ExportPlan plan(TraceScan scan) {
    long[] firstIds = scan.firstRequestIds();
    LengthLimits limits = this.limits;
    List<SliceCount> counts;
    try (Progress shown = Progress.start(spark, progress, "export: counting")) {
      counts =
          slices.isEmpty()
              ? List.of()
              : scan.rows(List.of())
                  .mapPartitions(rows -> ExportPlan.count(rows, firstIds, limits))
                  .collect();
    }
    requireWhole(counts);
    return ExportPlan.of(firstIds, counts, selection.limit());
  }

  /** Where every request of a slice is selected, there must be as many as the manifest says. */
  private void requireWhole(List<SliceCount> counts) {
    if (!selection.takesAll()) {
      return;
    }
    long[] read = new long[slices.size()];
    counts.forEach(count -> read[count.slice()] = count.read());
    IntStream.range(0, read.length)
        .filter(slice -> selection.range().holds(slices.get(slice)))
        .filter(slice -> read[slice] != slices.get(slice).requests())
        .findFirst()
        .ifPresent(
            slice -> {
              throw UserException.data(
                  "--input: " + slices.get(slice).file() + " is not what the manifest says",
                  "it holds "
                      + read[slice]
                      + " requests, and should hold "
                      + slices.get(slice).requests(),
                  "make the trace again, or copy it again");
            });
  }

  private ExportCounts write(
      TraceScan scan, ExportPlan plan, ExportTarget target, OutputDirectory staging) {
    LongAccumulator done = spark.session().sparkContext().longAccumulator();
    PartWriter writer =
        new PartWriter(
            format,
            limits,
            plan,
            speedup,
            staging.path(),
            target.gzip(),
            spark
                .context()
                .broadcast(new SerializableConfiguration(spark.storage().configuration())),
            done);
    try (Progress shown = Progress.start(spark, progress, "export: writing", done::value)) {
      return scan.rows(format.lines().columns()).mapPartitions(writer::write).collect().stream()
          .sorted(Comparator.comparingInt(Part::slice))
          .map(Part::counts)
          .reduce(new ExportCounts(), ExportCounts::add);
    }
  }
}
