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
 * @param run the number of the run, which sets its files apart from earlier runs'
 */
public record Target(
    String folder,
    int run,
    CompressionCodecName codec,
    Broadcast<SerializableConfiguration> hadoopConfiguration)
    implements Serializable {
  private static final String CODEC = "spark.sql.parquet.compression.codec";

  /** A table's folder, written with the session's codec. */
  public static Target of(SparkSession session, String folder, int run) {
    JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
    String codec = session.conf().get(CODEC).toUpperCase(Locale.ROOT);
    return new Target(
        folder,
        run,
        CompressionCodecName.fromConf(codec.replace("NONE", "UNCOMPRESSED")),
        context.broadcast(new SerializableConfiguration(context.hadoopConfiguration())));
  }

  /** What the names of all files of a run start with. */
  public static String filePrefix(int run) {
    return String.format(Locale.ROOT, "part-%04d-", run);
  }

  Configuration configuration() {
    return hadoopConfiguration.value().value();
  }
}
