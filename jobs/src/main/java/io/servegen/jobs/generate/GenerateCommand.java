package io.servegen.jobs.generate;

import io.servegen.common.UserException;
import io.servegen.jobs.cli.OverwriteOption;
import io.servegen.jobs.cli.Progress;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.cli.Verb;
import io.servegen.jobs.plan.Planner;
import io.servegen.jobs.plan.SlicePlan;
import io.servegen.jobs.plan.TraceOptions;
import io.servegen.jobs.plan.TracePlan;
import io.servegen.jobs.plan.TraceSettings;
import java.util.List;
import java.util.Objects;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code servegen generate}: makes a trace from profiles. */
@Command(
    name = "generate",
    description = "Makes a trace of any length from profiles, client by client.",
    sortOptions = false)
public final class GenerateCommand extends Verb {
  @Mixin private final TraceOptions options = new TraceOptions();

  @Option(
      names = "--output",
      paramLabel = "TRACE",
      description = "Folder to write the trace to; needed unless --dry-run.")
  private @Nullable String output;

  @Option(
      names = "--compression",
      defaultValue = "zstd",
      paramLabel = "CODEC",
      description =
          "Codec of the files: zstd, snappy, lz4_raw, gzip or uncompressed."
              + " Default: ${DEFAULT-VALUE}.")
  private String compression = "zstd";

  @Option(
      names = "--dry-run",
      arity = "0..1",
      fallbackValue = "true",
      description = "Print requests, slices, bytes and time expected, and write nothing.")
  private boolean dryRun;

  @Option(
      names = "--resume",
      arity = "0..1",
      fallbackValue = "true",
      description = "Go on with a trace that was interrupted: keep its whole files, make the rest.")
  private boolean resume;

  @Mixin private final OverwriteOption overwrite = new OverwriteOption();

  private @Nullable TraceSettings settings;

  @Override
  protected void check() {
    settings = options.settings();
    codec();
    if (output == null && !dryRun) {
      throw UserException.usage(
          "--output is missing", "the trace must go somewhere", "give a folder, or --dry-run");
    }
    if (resume && overwrite.isSet()) {
      throw UserException.usage(
          "--resume and --overwrite are both given",
          "one keeps what is there, the other removes it",
          "give one of them");
    }
  }

  @Override
  protected void run(SparkRun spark) {
    TraceSettings checked = Objects.requireNonNull(settings);
    TraceFolder folder = null;
    if (!dryRun) {
      folder = new TraceFolder(spark.storage(), Objects.requireNonNull(output));
      folder.check(resume, overwrite.isSet());
    }
    TracePlan plan = new Planner(spark, checked).plan();
    Broadcast<TracePlan> planned = spark.context().broadcast(plan);
    Broadcast<SerializableConfiguration> configuration =
        spark.context().broadcast(new SerializableConfiguration(spark.storage().configuration()));
    SlicePlan slices;
    try (Progress progress = Progress.start(spark, progressWriter(), "generate: counting")) {
      slices = SlicePlan.of(spark, planned, configuration, checked.sliceRequests());
    }
    if (folder == null) {
      int cores = spark.context().defaultParallelism();
      new GenerateSummary(out()).forecast(plan, slices, cores);
      return;
    }
    folder.open(plan, resume, overwrite.isSet());
    LongAccumulator requests = spark.session().sparkContext().longAccumulator("requests");
    LongAccumulator files = spark.session().sparkContext().longAccumulator("slices");
    List<SliceResult> results;
    try (Progress progress =
        Progress.start(
            spark,
            progressWriter(),
            "generate: writing",
            requests::value,
            new Progress.Parts(
                "slices", slices.slices().size(), files::value, slices.requests()))) {
      results =
          new TraceJob(spark, planned, configuration, folder.path(), codec(), resume)
              .run(slices.slices(), requests, files);
    }
    folder.finish(plan, slices, results, optionValues(), checked);
    new GenerateSummary(out()).made(plan, slices, results, folder.path());
  }

  private CompressionCodecName codec() {
    for (CompressionCodecName codec :
        List.of(
            CompressionCodecName.ZSTD,
            CompressionCodecName.SNAPPY,
            CompressionCodecName.LZ4_RAW,
            CompressionCodecName.GZIP,
            CompressionCodecName.UNCOMPRESSED)) {
      if (codec.name().equalsIgnoreCase(compression)) {
        return codec;
      }
    }
    throw UserException.usage(
        "--compression " + compression + " is not known",
        "the codecs are zstd, snappy, lz4_raw, gzip and uncompressed",
        "choose one of them");
  }
}
