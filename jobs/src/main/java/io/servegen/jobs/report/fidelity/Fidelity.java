package io.servegen.jobs.report.fidelity;

import io.servegen.jobs.report.measure.Counts;
import io.servegen.jobs.report.measure.Measured;
import io.servegen.jobs.report.measure.StepPoint;
import io.servegen.jobs.report.measure.WindowStat;
import java.util.ArrayList;
import java.util.List;

/**
 * Everything that the actual workload and its rivals are compared by.
 *
 * @param rivals the names: traces, then NAIVE where it was made, then the noise floor
 * @param periods the periods of three hours
 * @param periodScores of each rival in each period that both fill, by rival and period; the noise
 *     floor's rival is the last
 * @param busiest the period with the most requests
 * @param points the steps of that period: of the actual, then of each rival but the floor
 * @param dispersionOfActual by {@link WindowStat#SCALES}
 * @param dispersions by rival and scale. The noise floor's are of the odd windows; see {@code
 *     dispersionOfEven}
 * @param dispersionOfEven of the actual's even windows
 * @param totals by rival, distances over all clients
 * @param clients by rival, distances client by client
 */
public record Fidelity(
    List<String> rivals,
    Periods periods,
    List<PeriodScore> periodScores,
    int busiest,
    List<List<StepPoint>> points,
    double[] dispersionOfActual,
    List<double[]> dispersions,
    double[] dispersionOfEven,
    List<TotalScore> totals,
    List<ClientScores> clients) {
  public static final String NOISE_FLOOR = "noise floor";

  /** Compares. */
  public static Fidelity of(Measured actual, List<Rival> rivals, int top) {
    Periods periods = Periods.of(actual.scope());
    List<Measured> measured = rivals.stream().map(Rival::measured).toList();
    int floor = rivals.size();
    List<PeriodScore> scores =
        PeriodScores.of(actual, measured, periods).stream()
            .map(score -> score.rival() < 0 ? score.withRival(floor) : score)
            .toList();
    int busiest = busiest(actual, periods);
    List<List<StepPoint>> points = new ArrayList<>();
    points.add(PeriodScores.points(actual, 0, busiest, periods));
    List<double[]> dispersions = new ArrayList<>();
    List<TotalScore> totals = new ArrayList<>();
    List<ClientScores> clients = new ArrayList<>();
    List<String> names = new ArrayList<>();
    Counts gaps = actual.gaps();
    for (Rival rival : rivals) {
      Measured other = rival.measured();
      long shift = Periods.shift(actual.scope(), other.scope());
      names.add(rival.name());
      points.add(PeriodScores.points(other, shift, busiest, periods));
      dispersions.add(Dispersions.of(other));
      totals.add(TotalScore.of(actual, gaps, other));
      clients.add(ClientScores.of(actual, rival, top));
    }
    names.add(NOISE_FLOOR);
    long window = actual.scope().grid().micros();
    dispersions.add(Dispersions.of(actual, each -> isOdd(each, window)));
    totals.add(TotalScore.noiseFloor(actual, gaps));
    clients.add(ClientScores.noiseFloor(actual, top));
    return new Fidelity(
        names,
        periods,
        scores,
        busiest,
        points,
        Dispersions.of(actual),
        dispersions,
        Dispersions.of(actual, each -> !isOdd(each, window)),
        totals,
        clients);
  }

  /** The scores of one rival, by period. */
  public List<PeriodScore> of(int rival) {
    return periodScores.stream().filter(score -> score.rival() == rival).toList();
  }

  /** The number of the noise floor among the rivals. */
  public int floor() {
    return rivals.size() - 1;
  }

  /** By how much an index of dispersion is off, as a part of the actual's. */
  public double dispersionError(int rival, int scale) {
    double of = rival == floor() ? dispersionOfEven[scale] : dispersionOfActual[scale];
    return Math.abs(dispersions.get(rival)[scale] / of - 1);
  }

  private static boolean isOdd(WindowStat window, long windowMicros) {
    return (Math.floorDiv(window.startMicros(), windowMicros) & 1) == 1;
  }

  private static int busiest(Measured actual, Periods periods) {
    long[] requests = new long[periods.count()];
    for (WindowStat window : actual.windows()) {
      int period = periods.of(window.startMicros());
      if (period >= 0) {
        requests[period] += window.requests();
      }
    }
    int busiest = 0;
    for (int i = 1; i < requests.length; i++) {
      busiest = requests[i] > requests[busiest] ? i : busiest;
    }
    return busiest;
  }
}
