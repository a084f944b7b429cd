package io.servegen.jobs.ingest.store;

import java.io.Serializable;
import java.util.Locale;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Where the tasks of a run write.
 *
 * @param folder the table
 * @param filePrefix what the names of the run's files start with, and no other run's
 */
public record Target(
    String folder,
    String filePrefix,
    CompressionCodecName codec,
    Broadcast<SerializableConfiguration> hadoopConfiguration)
    implements Serializable {
  private static final String CODEC = "spark.sql.parquet.compression.codec";

  /** A table's folder, written with the session's codec. */
  public static Target of(SparkSession session, TableChange change) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    String codec = session.conf().get(CODEC).toUpperCase(Locale.ROOT);
    return new Target(
        change.path(),
        change.filePrefix(),
        CompressionCodecName.fromConf(codec.replace("NONE", "UNCOMPRESSED")),
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration())));
  }

  Configuration configuration() {
    return hadoopConfiguration.value().value();
  }
}
