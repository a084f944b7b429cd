package io.servegen.jobs.report.content;

import io.servegen.jobs.report.document.Headline.Remark;
import io.servegen.jobs.report.fidelity.ClientScores;
import io.servegen.jobs.report.fidelity.Fidelity;
import io.servegen.jobs.report.fidelity.PeriodScore;
import io.servegen.jobs.report.fidelity.TotalScore;
import io.servegen.jobs.report.measure.Measure;
import io.servegen.jobs.report.measure.WindowStat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Where the first trace is like the actual workload and where it is not, by the scores beside the
 * headline's. What lies within two noise floors is alike, and so is what few would mind: a
 * Kolmogorov–Smirnov distance or an error of a correlation of 0.05, an index of dispersion that is
 * off by a fifth, a 99th percentile that is off by a tenth.
 */
final class Remarks {
  private static final double DISTANCE = 0.05;
  private static final double DISPERSION = 0.2;
  private static final double TAIL = 0.1;
  private static final double FLOORS = 2;

  private final Fidelity fidelity;
  private final List<Remark> remarks = new ArrayList<>();

  private Remarks(Fidelity fidelity) {
    this.fidelity = fidelity;
  }

  static List<Remark> of(Fidelity fidelity) {
    Remarks all = new Remarks(fidelity);
    all.bursts();
    all.tail();
    all.correlations();
    all.lengths();
    all.clients();
    return List.copyOf(all.remarks);
  }

  private void bursts() {
    List<String> values = new ArrayList<>();
    boolean alike = true;
    for (int scale = 0; scale < WindowStat.SCALES.length; scale++) {
      double error = fidelity.dispersionError(0, scale);
      double floor = fidelity.dispersionError(fidelity.floor(), scale);
      if (Double.isFinite(error)) {
        // Steps as long as windows are too few for a floor, and for a verdict.
        alike &= Double.isNaN(floor) || isAlike(error, floor, DISPERSION);
        values.add(
            Numbers.text(fidelity.dispersions().get(0)[scale])
                + " in "
                + WindowStat.SCALES[scale]
                + " s (actual "
                + Numbers.text(fidelity.dispersionOfActual()[scale])
                + ")");
      }
    }
    if (!values.isEmpty()) {
      add(
          alike,
          "Bursts are " + (alike ? "" : "not ") + "the actual's: the index of dispersion is ",
          String.join(", ", values)
              + (alike ? "" : "; a profile that was fitted with a shorter --window may have them"));
    }
  }

  private void tail() {
    double error = Numbers.mean(fidelity.of(0), PeriodScore::tailError);
    boolean alike =
        isAlike(error, Numbers.mean(fidelity.of(fidelity.floor()), PeriodScore::tailError), TAIL);
    add(
        alike,
        "The busiest moments are " + (alike ? "" : "not ") + "the actual's: ",
        "the 99th percentile of the rate in three seconds is off by " + Numbers.percent(error));
  }

  private void correlations() {
    List<String> values = new ArrayList<>();
    boolean alike = correlation("inputs", PeriodScore::inputCorrelationError, values);
    alike &= correlation("outputs", PeriodScore::outputCorrelationError, values);
    if (!values.isEmpty()) {
      add(
          alike,
          "Mean lengths " + (alike ? "" : "do not ") + "follow the rate as the actual's do: ",
          "the correlation is off by " + String.join(" and ", values));
    }
  }

  /** Whether a correlation is alike; lengths that do not vary have none. */
  private boolean correlation(String of, ToDoubleFunction<PeriodScore> error, List<String> values) {
    double mean = Numbers.mean(fidelity.of(0), error);
    if (Double.isNaN(mean)) {
      return true;
    }
    values.add(Numbers.twoDecimals(mean) + " for " + of);
    return isAlike(mean, Numbers.mean(fidelity.of(fidelity.floor()), error), DISTANCE);
  }

  private void lengths() {
    TotalScore score = fidelity.totals().get(0);
    TotalScore floor = fidelity.totals().get(fidelity.floor());
    List<String> values = new ArrayList<>();
    boolean alike = true;
    for (Measure measure : List.of(Measure.INPUT, Measure.OUTPUT)) {
      double distance = score.lengths().getOrDefault(measure, Double.NaN);
      if (Double.isFinite(distance)) {
        alike &= isAlike(distance, floor.lengths().getOrDefault(measure, Double.NaN), DISTANCE);
        values.add(Numbers.text(distance) + " in " + Words.of(measure));
      }
    }
    if (!values.isEmpty()) {
      add(
          alike,
          "Lengths are " + (alike ? "" : "not ") + "the actual's: KS distance ",
          String.join(", ", values));
    }
  }

  private void clients() {
    ClientScores score = fidelity.clients().get(0);
    ClientScores floor = fidelity.clients().get(fidelity.floor());
    if (Double.isNaN(score.gaps()) || Double.isNaN(score.input())) {
      add(
          false,
          "Clients cannot be compared: ",
          "those of " + Numbers.percent(score.requestsFound()) + " of the requests are found");
      return;
    }
    boolean alike =
        isAlike(score.gaps(), floor.gaps(), DISTANCE)
            && isAlike(score.input(), floor.input(), DISTANCE)
            && isAlike(score.output(), floor.output(), DISTANCE);
    add(
        alike,
        "Client by client they are " + (alike ? "" : "not ") + "alike: KS distance ",
        Numbers.text(score.gaps())
            + " of the gaps, "
            + Numbers.text(score.input())
            + " of inputs, "
            + Numbers.text(score.output())
            + " of outputs");
  }

  private static boolean isAlike(double error, double floor, double bound) {
    return error <= bound || error <= FLOORS * floor;
  }

  private void add(boolean alike, String what, String values) {
    remarks.add(new Remark(alike, what + values + "."));
  }
}
