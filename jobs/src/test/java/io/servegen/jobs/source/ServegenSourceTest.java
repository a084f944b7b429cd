package io.servegen.jobs.source;

import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servegen.jobs.SharedData;
import io.servegen.jobs.SparkTest;
import io.servegen.jobs.table.Trace;
import java.nio.file.Path;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServegenSourceTest extends SparkTest {
  @TempDir static Path folder;
  private static Path profiles;
  private static List<Row> written;

  @BeforeAll
  static void makeATrace() {
    profiles = folder.resolve("profiles");
    Path trace = folder.resolve("trace");
    succeed(
        "import", "--input", SharedData.path("servegen/multimodal/mm-image"), "--output", profiles);
    succeed(
        "generate",
        "--profiles",
        profiles,
        "--duration",
        "3h",
        "--rate",
        "x0.01",
        "--seed",
        "5",
        "--output",
        trace);
    written =
        session()
            .read()
            .schema(Trace.SCHEMA)
            .parquet(trace.toString())
            .drop("day")
            .orderBy("request_id")
            .collectAsList();
  }

  /** Compares without printing whole traces where they differ. */
  private static void assertSame(List<Row> actual, List<Row> expected) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.size(); i++) {
      assertThat(actual.get(i).toString()).isEqualTo(expected.get(i).toString());
    }
  }

  private static SparkSession session() {
    return spark().session();
  }

  private static Dataset<Row> source(String sliceRequests) {
    return session()
        .read()
        .format("servegen")
        .option("profiles", profiles.toString())
        .option("duration", "3h")
        .option("rate", "x0.01")
        .option("seed", 5)
        .option("slice_requests", sliceRequests)
        .load();
  }

  @Test
  void itsRowsAreTheFilesRowsHoweverTheyAreSliced() {
    assertThat(written).hasSizeGreaterThan(500);
    for (String sliceRequests : List.of("1M", "300", "90")) {
      assertSame(source(sliceRequests).collectAsList(), written);
    }
  }

  @Test
  void aFilterChangesNeitherRowsNorIds() {
    String when = "arrival >= timestamp'2024-01-01 00:47:00' and arrival < '2024-01-01 01:33:20'";
    Dataset<Row> part = source("400").where(when);
    List<Row> expected =
        written.stream()
            .filter(
                row -> {
                  String time = row.getAs("arrival").toString();
                  return time.compareTo("2024-01-01 00:47:00") >= 0
                      && time.compareTo("2024-01-01 01:33:20") < 0;
                })
            .toList();
    assertSame(part.collectAsList(), expected);

    String client = expected.get(0).getAs("client_id");
    Dataset<Row> ofClient = source("400").where(col("client_id").equalTo(client));
    List<Row> expectedOfClient =
        written.stream().filter(row -> client.equals(row.getAs("client_id"))).toList();
    assertSame(ofClient.collectAsList(), expectedOfClient);
    assertSame(
        ofClient.select("arrival", "output_tokens").collectAsList(),
        expectedOfClient.stream()
            .map(row -> RowFactory.create(row.<Object>getAs(1), row.<Object>getAs(5)))
            .toList());
    assertThat(source("400").where("client_id = 'nobody'").count()).isZero();
  }

  @Test
  void columnsCanBeReadAlone() {
    assertThat(source("400").count()).isEqualTo(written.size());
    Dataset<Row> whole = source("4M");
    for (String name : Trace.SCHEMA.fieldNames()) {
      assertSame(
          whole.select(name).collectAsList(),
          written.stream().map(row -> RowFactory.create(row.<Object>getAs(name))).toList());
    }
  }

  @Test
  void sqlReadsItToo() {
    SparkSession session = session();
    session.sql(
        "CREATE TEMPORARY VIEW trace USING servegen OPTIONS (profiles '"
            + profiles
            + "', duration '3h', rate 'x0.01', seed '5')");
    Row sums =
        session
            .sql("SELECT count(*), sum(output_tokens), max(size(image_tokens)) FROM trace")
            .head();
    assertThat(sums.getLong(0)).isEqualTo(written.size());
    assertThat(sums.getLong(1))
        .isEqualTo(written.stream().mapToLong(row -> row.<Integer>getAs("output_tokens")).sum());
    assertThat(sums.getInt(2)).isPositive();
  }

  @Test
  void aWrongOptionIsNamedWithTheRightOne() {
    assertThatThrownBy(() -> session().read().format("servegen").option("profile", "x").load())
        .hasMessageContaining("did you mean 'profiles'");
  }

  @Test
  void severalPathsAreProfilesToo() {
    String path = profiles.toString();
    assertThat(session().read().format("servegen").load(path).columns())
        .containsExactly(Trace.SCHEMA.fieldNames());
    assertThatThrownBy(
            () -> session().read().format("servegen").load(path, path).select("arrival").count())
        .hasMessageContaining("is in two profiles");
  }

  @Test
  void partitionsAreInTimeOrder() {
    Dataset<Row> rows = source("200");
    int partitions = rows.javaRDD().getNumPartitions();
    assertThat(partitions).isGreaterThan(3);
    assertThat(rows.queryExecution().optimizedPlan().stats().rowCount().get().toString())
        .isEqualTo(Integer.toString(written.size()));
    List<Long> ids =
        rows.select("request_id").collectAsList().stream().map(row -> row.getLong(0)).toList();
    assertThat(ids).isSorted();
  }
}
