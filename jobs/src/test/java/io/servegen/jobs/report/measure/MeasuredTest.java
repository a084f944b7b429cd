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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured is what counting the requests one by one gives, however they are spread. */
class MeasuredTest extends SparkTest {
  private static final long MINUTE = 60_000_000;
  private static final long START = 1_704_067_200_000_000L;
  private static final WindowGrid GRID = new WindowGrid(10 * MINUTE);

  private record Request(long micros, String client, int input, int output, boolean failed) {}

  private static final List<Request> REQUESTS = requests();

  /** Half an hour of three clients, one request in twenty failed; seed 3. */
  private static List<Request> requests() {
    Random random = new Random(3);
    List<Request> requests = new ArrayList<>();
    for (int i = 0; i < 3000; i++) {
      requests.add(
          new Request(
              START + (long) (random.nextDouble() * 30 * MINUTE),
              "client " + Math.min(2, random.nextInt(6)),
              random.nextInt(5000),
              random.nextInt(300),
              random.nextInt(20) == 0));
    }
    return requests;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7})
  void whatIsCountedIsThere(int partitions) {
    try (SparkRun spark = spark()) {
      RequestsFixture fixture = new RequestsFixture();
      for (Request r : REQUESTS) {
        fixture.add(
            r.micros,
            "m",
            r.client,
            r.input,
            r.output,
            null,
            null,
            null,
            r.failed ? Requests.STATUS_FAILED : Requests.STATUS_OK);
      }
      Dataset<Row> rows =
          spark.session().createDataFrame(fixture.rows(), Requests.SCHEMA).repartition(partitions);
      Scope scope = new Scope(GRID, new LogSpan(START, START + 30 * MINUTE), Clock.FINEST);
      try (Measured measured = Measured.of(spark, rows, REQUESTS.size(), scope)) {
        assertThat(measured.requests()).isEqualTo(REQUESTS.size());
        assertThat(measured.windows()).hasSize(3).allSatisfy(MeasuredTest::isAsCounted);
        assertThat(measured.whole().of(Measure.INPUT).total())
            .isEqualTo(REQUESTS.stream().filter(r -> !r.failed).count());
        clientsAreAsCounted(measured);
        stepsAreAsCounted(measured);
      }
    }
  }

  private static void isAsCounted(WindowStat window) {
    List<Request> inside =
        REQUESTS.stream().filter(r -> GRID.startOf(r.micros) == window.startMicros()).toList();
    assertThat(window.requests()).isEqualTo(inside.size());
    assertThat(window.cv()).isCloseTo(cv(inside), within(1e-9));
    assertThat(window.sum(Measure.INPUT))
        .isEqualTo(inside.stream().filter(r -> !r.failed).mapToLong(Request::input).sum());
    // Of steps of ten seconds: their number, the sum of their counts and of the squares.
    long[] counts = new long[60];
    inside.forEach(r -> counts[(int) ((r.micros - window.startMicros()) / 10_000_000)]++);
    assertThat(Arrays.copyOfRange(window.scales(), 3, 6))
        .containsExactly(60, inside.size(), Arrays.stream(counts).map(n -> n * n).sum());
  }

  private static void clientsAreAsCounted(Measured measured) {
    List<Row> top = measured.top(10);
    assertThat(top).hasSize(3);
    for (Row row : top) {
      Predicate<Request> mine = r -> r.client.equals(row.getAs("client_id"));
      List<Request> requests = REQUESTS.stream().filter(mine).toList();
      assertThat(row.<Long>getAs("requests")).isEqualTo(requests.size());
      assertThat(row.<Double>getAs("mean_output_tokens"))
          .isCloseTo(
              requests.stream()
                  .filter(r -> !r.failed)
                  .mapToInt(Request::output)
                  .average()
                  .orElse(0),
              within(1e-9));
    }
  }

  private static void stepsAreAsCounted(Measured measured) {
    List<StepPoint> points =
        measured.steps().collectAsList().stream()
            .flatMap(row -> StepPoint.of(row, GRID).stream())
            .toList();
    assertThat(points.stream().mapToLong(StepPoint::requests).sum()).isEqualTo(REQUESTS.size());
    for (StepPoint point : points) {
      List<Request> inside =
          REQUESTS.stream()
              .filter(r -> Math.floorDiv(r.micros - point.startMicros(), Steps.MICROS) == 0)
              .toList();
      assertThat(point.requests()).isEqualTo(inside.size());
      assertThat(point.input())
          .isEqualTo(inside.stream().filter(r -> !r.failed).mapToLong(Request::input).sum());
    }
  }

  private static double cv(List<Request> requests) {
    long[] times = requests.stream().mapToLong(Request::micros).sorted().toArray();
    double[] gaps = new double[times.length - 1];
    Arrays.setAll(gaps, i -> (times[i + 1] - times[i]) / 1e6);
    double mean = Arrays.stream(gaps).average().orElseThrow();
    return Math.sqrt(Arrays.stream(gaps).map(g -> (g - mean) * (g - mean)).average().orElseThrow())
        / mean;
  }
}
