package io.servegen.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.jobs.SparkTest;
import io.servegen.jobs.TraceRows;
import java.nio.file.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The real pools' traces do not depend on how they are cut, nor on what part of them is read. */
class PoolSlicesTest extends SparkTest {
  @TempDir private Path folder;

  /** Windows are cut too, where a slice is smaller than one. */
  @ParameterizedTest
  @CsvSource({
    "DEEPSEEK_R1, 1, 1h", "DEEPSEEK_R1, 0.01, 5d", "DEEPSEEK_R1, 10, 30m",
    "MM_IMAGE, 1, 4h", "MM_IMAGE, 0.01, 10d", "MM_IMAGE, 10, 30m",
    "M_SMALL, 1, 5m", "M_SMALL, 0.01, 8h", "M_SMALL, 10, 30s"
  })
  void aTraceIsTheSameInOneSliceInFourAndInThirtySeven(Pool pool, String scale, String duration) {
    SparkSession session = spark().session();
    Path whole = generate(pool, scale, duration, 1_000_000_000);
    String hash = TraceRows.hash(TraceRows.read(session, whole));
    long requests = TraceRows.read(session, whole).count();
    assertThat(requests).isBetween(8_000L, 400_000L);
    for (int slices : new int[] {4, 37}) {
      Path cut = generate(pool, scale, duration, Math.max(1, requests / slices));
      assertThat(TraceRows.hash(TraceRows.read(session, cut))).isEqualTo(hash);
      assertThat(TraceRows.files(cut)).hasSizeGreaterThan(slices * 2 / 3);
      TraceRows.assertIdsAreThePlaces(session, cut);
    }
    assertPartsAreTheirPartOfTheWhole(pool, scale, duration, TraceRows.read(session, whole));
  }

  private Path generate(Pool pool, String scale, String duration, long sliceRequests) {
    Path trace = folder.resolve("trace-" + sliceRequests);
    succeed(
        "generate",
        "--profiles=" + pool.profile(),
        "--rate=x" + scale,
        "--duration=" + duration,
        "--seed=3",
        "--slice-requests=" + sliceRequests,
        "--output=" + trace);
    return trace;
  }

  private static void assertPartsAreTheirPartOfTheWhole(
      Pool pool, String scale, String duration, Dataset<Row> whole) {
    Dataset<Row> source =
        whole
            .sparkSession()
            .read()
            .format("servegen")
            .option("profiles", pool.profile().toString())
            .option("rate", "x" + scale)
            .option("duration", duration)
            .option("seed", 3)
            .option("slice-requests", 20_000)
            .load();
    Row middle = whole.selectExpr("percentile_approx(arrival, array(0.3, 0.6))").head();
    String time =
        "arrival >= timestamp'%s' and arrival < timestamp'%s'"
            .formatted(middle.getList(0).get(0), middle.getList(0).get(1));
    String heaviest =
        whole.groupBy("client_id").count().orderBy(functions.desc("count")).head().getString(0);
    assertSamePart(source, whole, "client_id = '" + heaviest + "'");
    assertSamePart(source, whole, time + " and client_id in ('" + heaviest + "', 'chunk-1')");
  }

  private static void assertSamePart(Dataset<Row> source, Dataset<Row> whole, String condition) {
    assertThat(TraceRows.hash(source.where(condition)))
        .as(condition)
        .isEqualTo(TraceRows.hash(whole.where(condition)))
        .doesNotStartWith("[0,");
  }
}
