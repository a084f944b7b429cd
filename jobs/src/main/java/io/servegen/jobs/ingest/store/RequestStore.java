package io.servegen.jobs.ingest.store;

import static org.apache.spark.sql.functions.col;

import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.ingest.mapping.MappedRow;
import io.servegen.jobs.table.Column;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.util.SerializableConfiguration;

/** Writes mapped rows into a table of requests. */
public final class RequestStore {
  private static final String CODEC = "spark.sql.parquet.compression.codec";

  private RequestStore() {}

  /**
   * Writes rows of {@link MappedRow#SCHEMA}.
   *
   * <p>They are first put together by day, in pieces of a size that Spark chooses: without that, a
   * task would write a file for each day that it merely touches.
   *
   * @param run the number of the run that writes
   */
  public static Tally write(SparkRun spark, Dataset<Row> rows, String folder, int run) {
    JavaSparkContext context = spark.context();
    Broadcast<SerializableConfiguration> configuration =
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration()));
    CompressionCodecName codec =
        CompressionCodecName.fromConf(
            spark
                .session()
                .conf()
                .get(CODEC)
                .toUpperCase(Locale.ROOT)
                .replace("NONE", "UNCOMPRESSED"));
    Dataset<Row> byDay =
        rows.hint("rebalance", col(MappedRow.DAY)).sortWithinPartitions(Column.ARRIVAL);
    List<Tally> tallies =
        byDay
            .queryExecution()
            .toRdd()
            .toJavaRDD()
            .mapPartitionsWithIndex(
                (Integer part, Iterator<InternalRow> mine) -> {
                  Configuration reached = configuration.value().value();
                  PartWriter writer = new PartWriter(reached, folder, run, part, codec);
                  return List.of(writer.write(mine)).iterator();
                },
                false)
            .collect();
    return tallies.stream().reduce(new Tally(), Tally::merge);
  }
}
