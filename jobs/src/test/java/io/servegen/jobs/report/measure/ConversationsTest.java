package io.servegen.jobs.report.measure;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.when;
import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.jobs.RequestsFixture;
import io.servegen.jobs.SparkTest;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Requests;
import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

class ConversationsTest extends SparkTest {
  private static final long SECOND = 1_000_000;

  @Test
  void turnsAreCountedByClientAndName() {
    RequestsFixture fixture = new RequestsFixture();
    // Of client a, conversation "x" at 0, 100 and 130 s, out of order; one of b's has that name
    // too.
    fixture.add(130 * SECOND, "m", "a x", 1, 1);
    fixture.add(0, "m", "a x", 1, 1);
    fixture.add(100 * SECOND, "m", "a x", 1, 1);
    fixture.add(50 * SECOND, "m", "b x", 1, 1);
    // Of b, "y" at 7 and 8 s; "z" once; and a request of none.
    fixture.add(8 * SECOND, "m", "b y", 1, 1);
    fixture.add(7 * SECOND, "m", "b y", 1, 1);
    fixture.add(9 * SECOND, "m", "b z", 1, 1);
    fixture.add(9 * SECOND, "m", "b -", 1, 1);
    try (SparkRun spark = spark()) {
      for (int partitions : new int[] {1, 5}) {
        Dataset<Row> rows =
            spark
                .session()
                .createDataFrame(fixture.rows(), Requests.SCHEMA)
                .withColumn("word", org.apache.spark.sql.functions.split(col("client_id"), " "))
                .withColumn(Column.CLIENT_ID, col("word").getItem(0))
                .withColumn(
                    Column.CONVERSATION_ID,
                    when(col("word").getItem(1).equalTo("-"), lit(null))
                        .otherwise(col("word").getItem(1)))
                .repartition(partitions);
        Conversations found = Conversations.of(rows);
        assertThat(found.named()).isEqualTo(7);
        assertThat(found.conversations()).isEqualTo(2);
        assertThat(found.turns()).isEqualTo(5);
        long[] gaps = found.gaps().ofBins();
        assertThat(Arrays.stream(gaps).sum()).isEqualTo(3);
        for (long seconds : new long[] {1, 30, 100}) {
          assertThat(gaps[Steps.FINE.binOf(seconds * SECOND)]).as(seconds + " s").isEqualTo(1);
        }
      }
    }
  }

  @Test
  void withoutNamesThereAreNone() {
    try (SparkRun spark = spark()) {
      Conversations found =
          Conversations.of(
              spark
                  .session()
                  .createDataFrame(
                      new RequestsFixture().add(0, "m", "a", 1, 1).rows(), Requests.SCHEMA));
      assertThat(found.named()).isZero();
      assertThat(found.gaps().isEmpty()).isTrue();
    }
  }
}
