package io.servegen.jobs.report.content;

import io.servegen.common.units.Times;
import io.servegen.jobs.report.document.Axis;
import io.servegen.jobs.report.document.Figure;
import io.servegen.jobs.report.document.Section;
import io.servegen.jobs.report.document.Series;
import io.servegen.jobs.report.document.Table;
import io.servegen.jobs.report.fidelity.ClientScores;
import io.servegen.jobs.report.fidelity.Fidelity;
import io.servegen.jobs.report.fidelity.PeriodScore;
import io.servegen.jobs.report.fidelity.TotalScore;
import io.servegen.jobs.report.measure.Measure;
import io.servegen.jobs.report.measure.StepPoint;
import io.servegen.jobs.report.measure.WindowStat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** How alike the actual workload and each trace are, beside NAIVE and the noise floor. */
final class FidelitySection {
  private static final double MILLIS = 1e3;

  private final Fidelity fidelity;
  private final String actual;

  /**
   * @param actual what the actual workload is called
   */
  FidelitySection(Fidelity fidelity, String actual) {
    this.fidelity = fidelity;
    this.actual = actual;
  }

  Section section() {
    List<Figure> figures = new ArrayList<>();
    figures.add(scatter("input", StepPoint::meanInput));
    figures.add(scatter("output", StepPoint::meanOutput));
    if (!fidelity.periodScores().isEmpty()) {
      figures.add(energy("input", PeriodScore::energyInput));
      figures.add(energy("output", PeriodScore::energyOutput));
      figures.add(correlation());
    }
    figures.add(dispersion());
    return new Section(
        "fidelity",
        "Is it realistic?",
        "Every three seconds of the workload are a point: how fast requests come, and how long they"
            + " are on average. A realistic trace scatters as the actual workload does. The noise"
            + " floor is what the actual workload scores against itself, its odd steps of three"
            + " seconds against its even ones: a score near it is as good as real.",
        figures,
        List.of(scores(), periods(), clients()));
  }

  private Figure scatter(String field, ToDoubleFunction<StepPoint> length) {
    List<Series> series = new ArrayList<>();
    for (int i = fidelity.points().size() - 1; i >= 0; i--) {
      List<StepPoint> points = fidelity.points().get(i);
      series.add(
          new Series(
              i == 0 ? actual : fidelity.rivals().get(i - 1),
              i,
              Series.Mark.POINTS,
              Numbers.array(points, StepPoint::rate),
              Numbers.array(points, length)));
    }
    return new Figure(
        "scatter-" + field,
        "A realistic trace covers the actual workload's cloud: mean " + field + " against rate",
        "Steps of three seconds with requests, over the busiest three hours of the actual workload,"
            + " from "
            + Times.toInstant(fidelity.periods().startOf(fidelity.busiest()))
            + ".",
        Axis.linear("rate", "requests/s"),
        Axis.linear("mean " + field + " length", "tokens"),
        series);
  }

  private Figure energy(String field, ToDoubleFunction<PeriodScore> distance) {
    return overPeriods(
        "energy-" + field,
        "How far each cloud of rate and mean " + field + " lies from the actual one's",
        "Energy distance of the points in each period of three hours, axes divided by the actual's"
            + " standard deviations; zero is alike. Lower is better.",
        Axis.log("energy distance", ""),
        distance);
  }

  private Figure correlation() {
    return overPeriods(
        "correlation-error",
        "Whether lengths follow the rate as they do in the actual workload",
        "Difference of the correlation of rate and mean input length, over the steps of each"
            + " period. Lower is better.",
        Axis.linear("error of the correlation", ""),
        PeriodScore::inputCorrelationError);
  }

  private Figure overPeriods(
      String id, String title, String note, Axis y, ToDoubleFunction<PeriodScore> number) {
    List<Series> series = new ArrayList<>();
    for (int rival = 0; rival < fidelity.rivals().size(); rival++) {
      List<PeriodScore> scores = fidelity.of(rival);
      series.add(
          new Series(
              fidelity.rivals().get(rival),
              rival + 1,
              rival == fidelity.floor() ? Series.Mark.DASHED : Series.Mark.LINE,
              Numbers.array(scores, score -> fidelity.periods().startOf(score.period()) / MILLIS),
              Numbers.array(scores, number)));
    }
    return new Figure(id, title, note, Axis.time("period"), y, series);
  }

  private Figure dispersion() {
    List<Series> series = new ArrayList<>();
    series.add(dispersion(actual, 0, Series.Mark.LINE, fidelity.dispersionOfActual()));
    for (int rival = 0; rival < fidelity.floor(); rival++) {
      series.add(
          dispersion(
              fidelity.rivals().get(rival),
              rival + 1,
              Series.Mark.LINE,
              fidelity.dispersions().get(rival)));
    }
    return new Figure(
        "dispersion",
        "At which length of time the arrivals are bursty",
        "Index of dispersion: variance over mean of the arrivals in steps of one length. A Poisson"
            + " process has 1 at every length.",
        Axis.log("length of a step", "s"),
        Axis.log("index of dispersion", ""),
        series);
  }

  private static Series dispersion(String name, int colour, Series.Mark mark, double[] indices) {
    double[] x = new double[indices.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = WindowStat.SCALES[i];
    }
    return new Series(name, colour, mark, x, indices);
  }

  private Table scores() {
    List<String> columns = new ArrayList<>(List.of("score", actual));
    columns.addAll(fidelity.rivals());
    List<List<@Nullable Object>> rows = new ArrayList<>();
    rows.add(periodMean("energy distance, rate and mean input", PeriodScore::energyInput));
    rows.add(periodMean("energy distance, rate and mean output", PeriodScore::energyOutput));
    rows.add(periodMean("error of the rate–input correlation", PeriodScore::inputCorrelationError));
    rows.add(
        periodMean("error of the rate–output correlation", PeriodScore::outputCorrelationError));
    rows.add(periodMean("error of the rate's 99th percentile", PeriodScore::tailError));
    for (int i = 0; i < WindowStat.SCALES.length; i++) {
      int scale = i;
      String of = "index of dispersion at " + WindowStat.SCALES[i] + " s";
      rows.add(
          row(
              of,
              fidelity.dispersionOfActual()[i],
              rival -> fidelity.dispersions().get(rival)[scale]));
      rows.add(
          row("error of the " + of, Double.NaN, rival -> fidelity.dispersionError(rival, scale)));
    }
    rows.add(total("KS distance of all gaps", TotalScore::gaps));
    for (Measure measure : Measure.values()) {
      if (fidelity.totals().get(fidelity.floor()).lengths().containsKey(measure)) {
        rows.add(
            total(
                "KS distance of " + Words.of(measure),
                score -> score.lengths().getOrDefault(measure, Double.NaN)));
      }
    }
    rows.add(client("KS distance of a client's gaps, mean over requests", ClientScores::gaps));
    rows.add(client("KS distance of a client's input, mean over requests", ClientScores::input));
    rows.add(client("KS distance of a client's output, mean over requests", ClientScores::output));
    rows.add(client("requests of clients that are found", ClientScores::requestsFound));
    return new Table(
        "scores",
        "Every score, beside NAIVE's and the noise floor's",
        "All but the indices themselves are zero for two equal workloads. Those of periods are means"
            + " over the periods of three hours. The floor of the dispersion compares the actual's"
            + " odd windows with its even ones; every other floor its odd with its even steps of"
            + " three seconds, half as many points as the traces have. Client by client only clients"
            + " with "
            + ClientScores.MIN_SAMPLES
            + " samples on both sides count; NAIVE's one client stands for each.",
        columns,
        rows);
  }

  private List<@Nullable Object> periodMean(String name, ToDoubleFunction<PeriodScore> number) {
    return row(name, Double.NaN, rival -> Numbers.mean(fidelity.of(rival), number));
  }

  private List<@Nullable Object> total(String name, ToDoubleFunction<TotalScore> number) {
    return row(name, Double.NaN, rival -> number.applyAsDouble(fidelity.totals().get(rival)));
  }

  private List<@Nullable Object> client(String name, ToDoubleFunction<ClientScores> number) {
    return row(name, Double.NaN, rival -> number.applyAsDouble(fidelity.clients().get(rival)));
  }

  private List<@Nullable Object> row(
      String name, double ofActual, java.util.function.IntToDoubleFunction ofRival) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(name);
    cells.add(Numbers.rounded(ofActual));
    for (int rival = 0; rival < fidelity.rivals().size(); rival++) {
      cells.add(Numbers.rounded(ofRival.applyAsDouble(rival)));
    }
    return cells;
  }

  private Table periods() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (PeriodScore score : fidelity.periodScores()) {
      rows.add(
          Numbers.row(
              Times.toInstant(fidelity.periods().startOf(score.period())).toString(),
              fidelity.rivals().get(score.rival()),
              score.actualPoints(),
              score.points(),
              Numbers.rounded(score.energyInput()),
              Numbers.rounded(score.energyOutput()),
              Numbers.rounded(score.actualInputCorrelation()),
              Numbers.rounded(score.inputCorrelation()),
              Numbers.rounded(score.actualOutputCorrelation()),
              Numbers.rounded(score.outputCorrelation()),
              Numbers.rounded(score.actualTail()),
              Numbers.rounded(score.tail())));
    }
    return new Table(
        "period-scores",
        "The scores of each period of three hours",
        "Of the noise floor, the actual are the even steps of three seconds and the other the odd"
            + " ones.",
        List.of(
            "period from",
            "compared",
            "points, actual",
            "points",
            "energy, input",
            "energy, output",
            "rate–input correlation, actual",
            "rate–input correlation",
            "rate–output correlation, actual",
            "rate–output correlation",
            "99th percentile of the rate, actual",
            "99th percentile of the rate"),
        rows);
  }

  private Table clients() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int rival = 0; rival < fidelity.rivals().size(); rival++) {
      for (ClientScores.OfClient client : fidelity.clients().get(rival).top()) {
        rows.add(
            Numbers.row(
                client.clientId(),
                client.model(),
                client.requests(),
                fidelity.rivals().get(rival),
                Numbers.rounded(client.gaps()),
                Numbers.rounded(client.input()),
                Numbers.rounded(client.output())));
      }
    }
    return new Table(
        "client-scores",
        "The largest clients, each against its counterpart",
        "Kolmogorov–Smirnov distances; bins of 3 % blur them.",
        List.of("client", "model", "requests", "compared", "gaps", "input", "output"),
        rows);
  }
}
