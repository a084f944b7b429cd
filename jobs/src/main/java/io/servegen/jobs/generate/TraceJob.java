package io.servegen.jobs.generate;

import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.plan.Slice;
import io.servegen.jobs.plan.SliceTasks;
import io.servegen.jobs.plan.TracePlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.LongAccumulator;
import org.apache.spark.util.SerializableConfiguration;

/** The Spark job that writes a trace's files: no shuffle, a task for each slice. */
final class TraceJob {
  private final SparkRun spark;
  private final Broadcast<TracePlan> plan;
  private final Broadcast<SerializableConfiguration> configuration;
  private final String output;
  private final CompressionCodecName codec;
  private final boolean resume;

  TraceJob(
      SparkRun spark,
      Broadcast<TracePlan> plan,
      Broadcast<SerializableConfiguration> configuration,
      String output,
      CompressionCodecName codec,
      boolean resume) {
    this.spark = spark;
    this.plan = plan;
    this.configuration = configuration;
    this.output = output;
    this.codec = codec;
    this.resume = resume;
  }

  /**
   * Writes the slices, and says what each holds, in order.
   *
   * @param requests counts what is written
   * @param files counts the slices that are
   */
  List<SliceResult> run(List<Slice> slices, LongAccumulator requests, LongAccumulator files) {
    List<List<Slice>> tasks = SliceTasks.of(slices, spark.context().defaultParallelism());
    if (tasks.isEmpty()) {
      return List.of();
    }
    // Locals, so that the task carries them and not this object.
    Broadcast<TracePlan> planned = plan;
    Broadcast<SerializableConfiguration> conf = configuration;
    String path = output;
    CompressionCodecName compression = codec;
    boolean keep = resume;
    List<SliceResult> results =
        new ArrayList<>(
            spark
                .context()
                .parallelize(tasks, tasks.size())
                .flatMap(
                    task ->
                        new SliceTask(
                                planned.value(),
                                conf.value().value(),
                                path,
                                compression,
                                keep,
                                slice -> {
                                  requests.add(slice.requests());
                                  files.add(1);
                                })
                            .run(task)
                            .iterator())
                .collect());
    results.sort(Comparator.comparingInt(result -> result.slice().number()));
    return results;
  }
}
