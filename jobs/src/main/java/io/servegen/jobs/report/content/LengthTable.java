package io.servegen.jobs.report.content;

import io.servegen.fitting.length.LengthFit;
import io.servegen.fitting.length.LengthSelection;
import io.servegen.jobs.report.document.Table;
import io.servegen.jobs.report.measure.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The quantiles of lengths, beside those of each law that was fitted to them. */
final class LengthTable {
  private static final double[] TAIL = {0.5, 0.95, 0.99, 0.999};

  /** More tokens than any prompt has. */
  private static final double MOST = 10e6;

  private final List<List<@Nullable Object>> rows = new ArrayList<>();

  void add(Subject subject, Measure measure, Distribution lengths, Optional<LengthSelection> laws) {
    rows.add(row(subject, measure, "(counted)", null, Double.NaN, lengths::quantile));
    for (LengthFit fit : laws.map(LengthSelection::fits).orElse(List.of())) {
      rows.add(
          row(
              subject,
              measure,
              Words.of(fit.family()),
              parameters(fit),
              fit.ksDistance(),
              fit.law()::quantile));
    }
  }

  Table table() {
    return new Table(
        "length-laws",
        "The tails, and how well each law has them",
        "Quantiles in tokens; of a law they are the law's own, without those beyond ten million. The"
            + " Kolmogorov–Smirnov distance is to the rounded law.",
        List.of(
            "workload",
            "lengths",
            "law",
            "KS distance",
            "median",
            "p95",
            "p99",
            "p99.9",
            "parameters"),
        rows);
  }

  private static String parameters(LengthFit fit) {
    List<String> names = fit.family().parameterNames();
    double[] parameters = fit.law().parameters();
    return IntStream.range(0, names.size())
        .mapToObj(i -> names.get(i).replace('_', ' ') + " " + Numbers.text(parameters[i]))
        .collect(Collectors.joining(", "));
  }

  private static List<@Nullable Object> row(
      Subject subject,
      Measure measure,
      String law,
      @Nullable String parameters,
      double distance,
      DoubleUnaryOperator quantile) {
    List<@Nullable Object> cells =
        new ArrayList<>(
            Numbers.row(
                subject.name(),
                measure == Measure.INPUT ? "input" : "output",
                law,
                Numbers.rounded(distance)));
    for (double probability : TAIL) {
      double tokens = quantile.applyAsDouble(probability);
      cells.add(tokens <= MOST ? Numbers.rounded(tokens) : null);
    }
    cells.add(parameters);
    return cells;
  }
}
