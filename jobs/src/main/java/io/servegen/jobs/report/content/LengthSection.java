package io.servegen.jobs.report.content;

import io.servegen.fitting.length.LengthFit;
import io.servegen.fitting.length.LengthSelection;
import io.servegen.jobs.report.document.Axis;
import io.servegen.jobs.report.document.Figure;
import io.servegen.jobs.report.document.Section;
import io.servegen.jobs.report.document.Series;
import io.servegen.jobs.report.document.Table;
import io.servegen.jobs.report.measure.Measure;
import io.servegen.jobs.report.measure.Pairing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Input and output lengths: their distributions, the laws fitted to them, their dependence. */
final class LengthSection {
  private static final double LEAST_SHOWN = 1e-7;
  private static final double[] TAIL = {0.5, 0.95, 0.99, 0.999};

  private final List<Subject> subjects;
  private final int colours;

  LengthSection(List<Subject> subjects, int colours) {
    this.subjects = subjects;
    this.colours = colours;
  }

  Section section() {
    List<Figure> figures = new ArrayList<>();
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Subject subject : subjects) {
      for (Measure measure : List.of(Measure.INPUT, Measure.OUTPUT)) {
        Distribution lengths = subject.distribution(measure);
        if (!lengths.isEmpty()) {
          Optional<LengthSelection> laws = LengthLaws.fit(lengths);
          figures.add(figure(subject, measure, lengths, laws));
          addRows(subject, measure, lengths, laws, rows);
        }
      }
      if (subject.has(Measure.INPUT)) {
        figures.add(Dependences.figure(subject, Pairing.INPUT_OUTPUT, colours));
      }
    }
    return new Section(
        "lengths",
        "Input and output lengths",
        "Most requests are short and a few very long: look at the tails. Whether long prompts get"
            + " long answers is seen from the middle of the outputs in each bin of inputs.",
        figures,
        List.of(
            new Table(
                "length-laws",
                "The tails, and how well each law has them",
                "Quantiles in tokens; of a law they are the law's own. The Kolmogorov–Smirnov"
                    + " distance is to the rounded law.",
                List.of(
                    "workload",
                    "lengths",
                    "law",
                    "parameters",
                    "KS distance",
                    "median",
                    "p95",
                    "p99",
                    "p99.9"),
                rows)));
  }

  private Figure figure(
      Subject subject, Measure measure, Distribution lengths, Optional<LengthSelection> laws) {
    int[] shown =
        Arrays.stream(lengths.shown())
            .filter(place -> lengths.values()[place] > 0 && lengths.survival()[place] > 0)
            .toArray();
    double[] x = Distribution.at(lengths.values(), shown);
    List<Series> series = new ArrayList<>();
    series.add(
        new Series(
            subject.name(),
            subject.colour(),
            Series.Mark.LINE,
            x,
            Distribution.at(lengths.survival(), shown)));
    List<LengthFit> fits = laws.map(LengthSelection::fits).orElse(List.of());
    for (LengthFit fit : LengthLaws.shown(measure, laws)) {
      series.add(
          new Series(
              LengthLaws.name(fit) + ", KS " + Numbers.text(fit.ksDistance()),
              colours + fits.indexOf(fit),
              Series.Mark.DASHED,
              x,
              Arrays.stream(x)
                  .map(length -> 1 - fit.law().cdf(length + 0.5))
                  .map(p -> p < LEAST_SHOWN ? Double.NaN : p)
                  .toArray()));
    }
    return new Figure(
        subject.id(measure.key() + "-lengths"),
        "How long the tail of " + Words.of(measure) + " is: " + subject.name(),
        "The part of the requests above each length, and the laws fitted to it.",
        Axis.log("length", "tokens"),
        Axis.log("part of the requests above", ""),
        series);
  }

  private static void addRows(
      Subject subject,
      Measure measure,
      Distribution lengths,
      Optional<LengthSelection> laws,
      List<List<@Nullable Object>> rows) {
    rows.add(row(subject, measure, "(counted)", null, Double.NaN, lengths::quantile));
    for (LengthFit fit : laws.map(LengthSelection::fits).orElse(List.of())) {
      List<String> names = fit.family().parameterNames();
      double[] parameters = fit.law().parameters();
      String text =
          java.util.stream.IntStream.range(0, names.size())
              .mapToObj(i -> String.format(Locale.ROOT, "%s %.4g", names.get(i), parameters[i]))
              .collect(Collectors.joining(", "));
      rows.add(
          row(subject, measure, LengthLaws.name(fit), text, fit.ksDistance(), fit.law()::quantile));
    }
  }

  private static List<@Nullable Object> row(
      Subject subject,
      Measure measure,
      String law,
      @Nullable String parameters,
      double distance,
      java.util.function.DoubleUnaryOperator quantile) {
    List<@Nullable Object> cells =
        new ArrayList<>(
            Numbers.row(
                subject.name(), Words.of(measure), law, parameters, Numbers.rounded(distance)));
    for (double probability : TAIL) {
      cells.add(Numbers.rounded(quantile.applyAsDouble(probability)));
    }
    return cells;
  }
}
