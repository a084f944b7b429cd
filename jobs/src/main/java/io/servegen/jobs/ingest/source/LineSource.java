package io.servegen.jobs.ingest.source;

import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.ingest.format.LogFormat;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/** Files with one record on each line. */
final class LineSource implements RecordSource {
  private final JavaSparkContext context;
  private final LineParsers parsers;
  private final List<List<LineFile>> tasks;

  private LineSource(JavaSparkContext context, LineParsers parsers, List<List<LineFile>> tasks) {
    this.context = context;
    this.parsers = parsers;
    this.tasks = tasks;
  }

  /** The files that the inputs name, read as the format says. */
  static LineSource of(SparkRun spark, LogFormat format, List<String> inputs) {
    List<FileStatus> files = InputFiles.find(spark.storage(), inputs);
    JavaSparkContext context = spark.context();
    List<List<LineFile>> tasks = LineSplits.of(files, context.defaultParallelism());
    return of(context, format, tasks);
  }

  private static LineSource of(
      JavaSparkContext context, LogFormat format, List<List<LineFile>> tasks) {
    StructType schema = LineSchema.of(format, tasks, context.hadoopConfiguration());
    return new LineSource(context, LineParsers.of(format, schema), tasks);
  }

  @Override
  public StructType schema() {
    return parsers.schema();
  }

  @Override
  public RecordSource narrowed(LogFormat format) {
    return of(context, format, tasks);
  }

  @Override
  public <T> JavaRDD<T> map(int slots, Task<T> task) {
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    LineParsers each = parsers;
    return context
        .parallelize(tasks, Math.max(1, tasks.size()))
        .mapPartitions(
            mine -> {
              List<LineFile> parts = mine.hasNext() ? mine.next() : List.of();
              Configuration reached = configuration.value().value();
              return task.run(new LineRecords(parts, each.parser(), slots, reached));
            });
  }

  @Override
  public Records open(int slots) {
    List<LineFile> parts = tasks.stream().flatMap(List::stream).toList();
    return new LineRecords(parts, parsers.parser(), slots, context.hadoopConfiguration());
  }
}
