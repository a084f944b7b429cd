package io.servegen.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.servegen.jobs.SparkTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A mean or a peak is that of the trace, whichever part of the profile it covers. Counts are exact
 * here, so a window has its expected requests, rounded.
 */
class OwnRateTest extends SparkTest {
  private static final String CLIENT =
      """
      model: assistant
      clients:
        - id: riser
          rate: {0h: 0, 24h: 24}
          gaps: {family: exponential}
          lengths: {input_tokens: 100, output_tokens: 10}
      """;

  @TempDir private Path folder;

  private Dataset<Row> trace(String rate) throws IOException {
    Path clients = folder.resolve("clients.yaml");
    Path profiles = folder.resolve("profiles");
    Files.writeString(clients, CLIENT);
    succeed("import", "--input", clients, "--output", profiles);
    return spark()
        .session()
        .read()
        .format("servegen")
        .option("profiles", profiles.toString())
        .option("counts", "exact")
        .option("duration", "90m")
        .option("rate", rate)
        .load();
  }

  /** The profile's mean is 12/s; over its first 90 minutes its rate is below 2/s. */
  @Test
  void meanIsThatOfTheTrace() throws IOException {
    assertThat((double) trace("mean:5").count()).isCloseTo(5 * 90 * 60, within(9.0));
  }

  @Test
  void peakIsThatOfItsBusiestWindow() throws IOException {
    long most =
        trace("peak:5")
            .groupBy(org.apache.spark.sql.functions.expr("window(arrival, '10 minutes')"))
            .count()
            .agg(org.apache.spark.sql.functions.max("count"))
            .first()
            .getLong(0);
    assertThat((double) most).isCloseTo(5 * 600, within(1.0));
  }
}
