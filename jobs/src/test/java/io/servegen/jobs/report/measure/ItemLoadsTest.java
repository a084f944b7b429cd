package io.servegen.jobs.report.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.servegen.jobs.RequestsFixture;
import io.servegen.jobs.SparkTest;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.table.Requests;
import io.servegen.jobs.window.Clock;
import io.servegen.jobs.window.LogSpan;
import io.servegen.jobs.window.WindowGrid;
import java.util.Objects;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ItemLoadsTest extends SparkTest {
  private static final long MINUTE = 60_000_000;
  private static final Scope SCOPE =
      new Scope(new WindowGrid(10 * MINUTE), new LogSpan(0, 30 * MINUTE), Clock.FINEST);

  private static Dataset<Row> requests(SparkRun spark) {
    RequestsFixture fixture = new RequestsFixture();
    // "fixed": images of 1,200 tokens, two in the first window and three in the third.
    add(fixture, 1, "fixed", 1200, 1200);
    add(fixture, 21, "fixed", 1200);
    add(fixture, 22, "fixed", 1200, 1200);
    // "mixed": 100 and 900 tokens, so that nine tenths are of one size, but not more than 5 % off.
    add(fixture, 2, "mixed", 100, 850);
    add(fixture, 12, "mixed", 400);
    // "text" sends none, and a request that failed has none.
    fixture.add(3 * MINUTE, "m", "text", 10, 1);
    fixture.add(
        4 * MINUTE, "m", "fixed", 9, 0, null, 0, new Integer[] {999}, Requests.STATUS_FAILED);
    return spark.session().createDataFrame(fixture.rows(), Requests.SCHEMA).repartition(3);
  }

  private static void add(RequestsFixture fixture, int minute, String client, Integer... images) {
    fixture.add(minute * MINUTE, "m", client, 5000, 1, null, 0, images, Requests.STATUS_OK);
  }

  @Test
  void theLoadOfOneSizeIsTold() {
    try (SparkRun spark = spark()) {
      ItemLoads loads = ItemLoads.of(requests(spark), SCOPE);
      assertThat(loads.clients()).isEqualTo(2);
      assertThat(loads.uniform()).isEqualTo(1);
      // 5 × 1,200 of 6,000 + 100 + 850 + 400.
      assertThat(loads.uniformShare()).isCloseTo(6000 / 7350.0, within(1e-12));
      assertThat(Objects.requireNonNull(loads.largest()).clientId()).isEqualTo("fixed");
      assertThat(loads.largest().size()).isEqualTo(1200);
      assertThat(loads.windows())
          .containsExactly(
              new ItemLoads.Window(0, 2400 + 950, 2400),
              new ItemLoads.Window(10 * MINUTE, 400, 0),
              new ItemLoads.Window(20 * MINUTE, 3600, 3600));
    }
  }
}
