package io.servegen.jobs.report.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.servegen.jobs.RequestsFixture;
import io.servegen.jobs.SparkTest;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.report.measure.Measure;
import io.servegen.jobs.report.measure.Measured;
import io.servegen.jobs.report.measure.Scope;
import io.servegen.jobs.table.Requests;
import io.servegen.jobs.window.Clock;
import io.servegen.jobs.window.LogSpan;
import io.servegen.jobs.window.WindowGrid;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Scores of workloads so small that they can be worked out by hand. */
class FidelityTest extends SparkTest {
  private static final long SECOND = 1_000_000;
  private static final long START = 1_704_067_200_000_000L;
  private static final Scope SCOPE =
      new Scope(
          new WindowGrid(600 * SECOND), new LogSpan(START, START + 600 * SECOND), Clock.FINEST);
  private static final Offset<Double> CLOSE = within(1e-12);

  /**
   * Forty steps of three seconds, of two kinds: quiet ones of one request with an input of 100, and
   * busy ones of three with 300.
   *
   * @param quiet of each four steps, so many are quiet ones, which come first
   */
  private static RequestsFixture steps(int quiet, int outputOfQuiet, int outputOfBusy) {
    RequestsFixture requests = new RequestsFixture();
    for (int step = 0; step < 40; step++) {
      boolean busy = step % 4 >= quiet;
      for (int i = 0; i < (busy ? 3 : 1); i++) {
        requests.add(
            START + (3 * step + i) * SECOND,
            "m",
            "c",
            busy ? 300 : 100,
            busy ? outputOfBusy : outputOfQuiet);
      }
    }
    return requests;
  }

  @Test
  void periodsAndDispersionAreAsWorkedOut() {
    try (SparkRun spark = spark();
        Measured actual = measure(spark, steps(2, 10, 20));
        Measured trace = measure(spark, steps(3, 20, 10))) {
      Fidelity fidelity = Fidelity.of(actual, List.of(new Rival("trace", trace, false)), 1);
      PeriodScore score = fidelity.of(0).get(0);
      assertThat(score.actualPoints()).isEqualTo(40);
      // Half of the actual's points are quiet, so that both kinds lie two deviations apart on each
      // axis, or 2 √(39/40) with n − 1 in the deviation.
      double apart = 2 * Math.sqrt(39.0 / 40);
      double across = apart * Math.sqrt(2);
      // E|a − b| and E|a − a′| are half of the way across, E|b − b′| is 2 · 3/4 · 1/4 of it.
      assertThat(score.energyInput()).isCloseTo((2 * 0.5 - 0.5 - 0.375) * across, CLOSE);
      // With outputs the other way round, each of the trace's points is one axis off each actual.
      assertThat(score.energyOutput()).isCloseTo(2 * apart - (0.5 + 0.375) * across, CLOSE);
      assertThat(score.inputCorrelation()).isCloseTo(1, CLOSE);
      assertThat(score.inputCorrelationError()).isCloseTo(0, CLOSE);
      assertThat(score.outputCorrelation()).isCloseTo(-1, CLOSE);
      assertThat(score.outputCorrelationError()).isCloseTo(2, CLOSE);
      // Three requests in three seconds are the most on both sides.
      assertThat(score.actualTail()).isEqualTo(1);
      assertThat(score.tailError()).isZero();
      // Odd and even steps of the actual hold ten of each kind.
      PeriodScore floor = fidelity.of(fidelity.floor()).get(0);
      assertThat(floor.points()).isEqualTo(20);
      assertThat(floor.energy()).isCloseTo(0, CLOSE);

      // 80 of 600 seconds have one request: (80 − 80²/600)/599 over 80/600.
      assertThat(fidelity.dispersionOfActual()[0])
          .isCloseTo((80 - 80 * 80 / 600.0) / 599 / (80 / 600.0), CLOSE);
      // Two of ten minutes have 40: (2 · 40² − 80²/10)/9 over 8.
      assertThat(fidelity.dispersionOfActual()[2]).isCloseTo((3200 - 640) / 9.0 / 8, CLOSE);
      // In the trace two have 30: (2 · 30² − 60²/10)/9 over 6.
      assertThat(fidelity.dispersions().get(0)[2]).isCloseTo((1800 - 360) / 9.0 / 6, CLOSE);
      assertThat(fidelity.dispersionError(0, 2)).isCloseTo(1 - 240 / 320.0, CLOSE);
      // One window is no two steps of ten minutes.
      assertThat(fidelity.dispersionOfActual()[3]).isNaN();

      // 20 of 80 requests have an input of 100, and 30 of 60 in the trace.
      assertThat(fidelity.totals().get(0).lengths().get(Measure.INPUT)).isCloseTo(0.25, CLOSE);
    }
  }

  @Test
  void clientsAreHeldAgainstTheirNamesakes() {
    RequestsFixture actual = new RequestsFixture();
    // In the trace, a's gaps double, and none of its inputs is 200; b stays, and c is missing.
    send(actual, "a", 200, 1, 100, 200);
    send(actual, "b", 300, 2, 50, 50);
    send(actual, "c", 100, 3, 50, 50);
    RequestsFixture trace = new RequestsFixture();
    send(trace, "a", 200, 2, 100, 100);
    send(trace, "b", 300, 2, 50, 50);
    try (SparkRun spark = spark();
        Measured measured = measure(spark, actual);
        Measured other = measure(spark, trace)) {
      ClientScores scores = ClientScores.of(measured, new Rival("trace", other, false), 2);
      assertThat(scores.requestsFound()).isCloseTo(500 / 600.0, CLOSE);
      assertThat(scores.gaps()).isCloseTo((200 * 1 + 300 * 0) / 500.0, CLOSE);
      assertThat(scores.input()).isCloseTo(200 * 0.5 / 500.0, CLOSE);
      assertThat(scores.output()).isZero();
      assertThat(scores.top())
          .containsExactly(
              new ClientScores.OfClient("m", "b", 300, 0, 0, 0),
              new ClientScores.OfClient("m", "a", 200, 1, 0.5, 0));
    }
  }

  /** So many requests of a client, so many seconds apart, of two inputs in turns. */
  private static void send(
      RequestsFixture requests, String client, int count, int seconds, int even, int odd) {
    for (int i = 0; i < count; i++) {
      long micros = START + (long) i * seconds * SECOND;
      requests.add(micros, "m", client, i % 2 == 0 ? even : odd, 7);
    }
  }

  private static Measured measure(SparkRun spark, RequestsFixture requests) {
    Dataset<Row> rows =
        spark.session().createDataFrame(requests.rows(), Requests.SCHEMA).repartition(3);
    return Measured.of(spark, rows, requests.rows().size(), SCOPE);
  }
}
