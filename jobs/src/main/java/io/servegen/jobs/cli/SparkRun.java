package io.servegen.jobs.cli;

import io.servegen.jobs.storage.Storage;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;
import scala.Option;

/**
 * The Spark session that a command runs on: a child of the caller's session where there is one, so
 * that its settings stay as they are, and else one made for this command and stopped with it.
 */
public final class SparkRun implements AutoCloseable {
  private final SparkSession session;
  private final boolean owned;

  private SparkRun(SparkSession session, boolean owned) {
    this.session = session;
    this.owned = owned;
  }

  /** Takes the active or default session's child, or makes a session of this name. */
  public static SparkRun open(String name) {
    Option<SparkSession> present = SparkSession.getActiveSession();
    if (present.isEmpty()) {
      present = SparkSession.getDefaultSession();
    }
    boolean owned = present.isEmpty();
    SparkSession root = owned ? start(name) : present.get();
    SparkSession session = root.newSession();
    session.conf().set("spark.sql.session.timeZone", "UTC");
    session.conf().set("spark.sql.parquet.outputTimestampType", "TIMESTAMP_MICROS");
    return new SparkRun(session, owned);
  }

  private static SparkSession start(String name) {
    SparkConf conf = new SparkConf().setIfMissing("spark.master", "local[*]");
    return SparkSession.builder().config(conf).appName(name).getOrCreate();
  }

  public SparkSession session() {
    return session;
  }

  /** The context of {@link #session()}, for jobs on plain collections. */
  public JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(session.sparkContext());
  }

  /** The file systems as this session is set up to reach them. */
  public Storage storage() {
    return new Storage(session.sparkContext().hadoopConfiguration());
  }

  @Override
  public void close() {
    if (owned) {
      session.stop();
    }
  }
}
