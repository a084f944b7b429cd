package io.servegen.jobs.ingest.source;

import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.ingest.format.LogFormat;
import java.util.List;

/** Opens sources. */
public final class RecordSources {
  private RecordSources() {}

  /**
   * The records of the inputs, read as the format says.
   *
   * @throws io.servegen.common.UserException if an input is not there, or the reader cannot read it
   */
  public static RecordSource open(SparkRun spark, LogFormat format, List<String> inputs) {
    boolean lines = format.isLines() && inputs.stream().noneMatch(TableSource::isTable);
    return lines ? LineSource.of(spark, format, inputs) : TableSource.of(spark, format, inputs);
  }
}
