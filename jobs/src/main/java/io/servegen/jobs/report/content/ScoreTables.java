package io.servegen.jobs.report.content;

import io.servegen.jobs.report.document.Table;
import io.servegen.jobs.report.fidelity.ClientScores;
import io.servegen.jobs.report.fidelity.Fidelity;
import io.servegen.jobs.report.fidelity.PeriodScore;
import io.servegen.jobs.report.fidelity.TotalScore;
import io.servegen.jobs.report.measure.Measure;
import io.servegen.jobs.report.measure.WindowStat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The scores: all of them together, period by period, and client by client. */
final class ScoreTables {
  private final Fidelity fidelity;
  private final String actual;
  private final List<List<@Nullable Object>> scores = new ArrayList<>();

  ScoreTables(Fidelity fidelity, String actual) {
    this.fidelity = fidelity;
    this.actual = actual;
  }

  Table scores() {
    periodMean("energy distance, rate and mean input", PeriodScore::energyInput);
    periodMean("energy distance, rate and mean output", PeriodScore::energyOutput);
    periodMean("error of the rate–input correlation", PeriodScore::inputCorrelationError);
    periodMean("error of the rate–output correlation", PeriodScore::outputCorrelationError);
    periodMean("error of the rate's 99th percentile, part of the actual's", PeriodScore::tailError);
    for (int i = 0; i < WindowStat.SCALES.length; i++) {
      int scale = i;
      add(
          "index of dispersion at " + WindowStat.SCALES[i] + " s",
          fidelity.dispersionOfActual()[i],
          rival -> fidelity.dispersions().get(rival)[scale]);
    }
    total("KS distance of all gaps", TotalScore::gaps);
    List<TotalScore> traces = fidelity.totals().subList(0, fidelity.floor());
    for (Measure measure : Measure.values()) {
      if (traces.stream().anyMatch(score -> score.lengths().containsKey(measure))) {
        total(
            "KS distance of " + Words.of(measure),
            score -> score.lengths().getOrDefault(measure, Double.NaN));
      }
    }
    client("KS distance of a client's gaps, mean over requests", ClientScores::gaps);
    client("KS distance of a client's input, mean over requests", ClientScores::input);
    client("KS distance of a client's output, mean over requests", ClientScores::output);
    client("part of the requests whose clients are found", ClientScores::requestsFound);
    List<String> columns = new ArrayList<>(List.of("score", actual));
    columns.addAll(fidelity.rivals());
    return new Table(
        "scores",
        "Every score, beside NAIVE's and the noise floor's",
        "Distances and errors are zero for two equal workloads; indices should be the actual's. KS"
            + " is the Kolmogorov–Smirnov distance, the greatest difference of two cumulative"
            + " distributions. Energy distances and errors are means over the periods of three"
            + " hours. The floor's indices are those of the actual's odd windows; every other floor"
            + " compares its odd with its even steps of three seconds, half as many points as the"
            + " traces have. Client by client only clients with "
            + ClientScores.MIN_SAMPLES
            + " samples on both sides count; NAIVE's one client stands for each.",
        columns,
        scores);
  }

  private void periodMean(String name, ToDoubleFunction<PeriodScore> number) {
    add(name, Double.NaN, rival -> Numbers.mean(fidelity.of(rival), number));
  }

  private void total(String name, ToDoubleFunction<TotalScore> number) {
    add(name, Double.NaN, rival -> number.applyAsDouble(fidelity.totals().get(rival)));
  }

  private void client(String name, ToDoubleFunction<ClientScores> number) {
    add(name, Double.NaN, rival -> number.applyAsDouble(fidelity.clients().get(rival)));
  }

  private void add(String name, double ofActual, IntToDoubleFunction ofRival) {
    List<@Nullable Object> cells = new ArrayList<>();
    cells.add(name);
    cells.add(Numbers.rounded(ofActual));
    for (int rival = 0; rival < fidelity.rivals().size(); rival++) {
      cells.add(Numbers.rounded(ofRival.applyAsDouble(rival)));
    }
    scores.add(cells);
  }

  Table periods() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (int rival = 0; rival < fidelity.rivals().size(); rival++) {
      for (PeriodScore score : fidelity.of(rival)) {
        rows.add(
            Numbers.row(
                Words.time(fidelity.periods().startOf(score.period())),
                fidelity.rivals().get(rival),
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
    }
    return new Table(
        "period-scores",
        "The scores of each period of three hours",
        "Correlations are those of the rate and the mean length; the p99 is the 99th percentile of"
            + " the steps' rates, requests/s. Of the noise floor, the actual are"
            + " the even steps of three seconds and the other the odd ones.",
        List.of(
            "from, UTC",
            "compared",
            "points, actual",
            "points",
            "energy distance, input",
            "energy distance, output",
            "correlation with input, actual",
            "correlation with input",
            "correlation with output, actual",
            "correlation with output",
            "rate's p99, actual",
            "rate's p99"),
        rows);
  }

  Table clients() {
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
        "Kolmogorov–Smirnov distances of gaps and lengths, which are told apart by 3 %.",
        List.of(
            "client",
            "model",
            "requests",
            "compared",
            "gaps, KS distance",
            "input, KS distance",
            "output, KS distance"),
        rows);
  }
}
