package io.servegen.jobs.report.content;

import io.servegen.fitting.length.LengthFit;
import io.servegen.fitting.length.LengthSelection;
import io.servegen.jobs.report.document.Axis;
import io.servegen.jobs.report.document.Figure;
import io.servegen.jobs.report.document.Section;
import io.servegen.jobs.report.document.Series;
import io.servegen.jobs.report.measure.Measure;
import io.servegen.jobs.report.measure.Pairing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Input and output lengths: their distributions, the laws fitted to them, their dependence. */
final class LengthSection {
  /** A law's value below which a curve ends. */
  private static final double LEAST_SHOWN = 1e-7;

  private final List<Subject> subjects;
  private final int colours;

  LengthSection(List<Subject> subjects, int colours) {
    this.subjects = subjects;
    this.colours = colours;
  }

  Section section() {
    List<Figure> figures = new ArrayList<>();
    LengthTable table = new LengthTable();
    for (Measure measure : List.of(Measure.INPUT, Measure.OUTPUT)) {
      for (Subject subject : subjects) {
        Distribution lengths = subject.distribution(measure);
        if (!lengths.isEmpty()) {
          Optional<LengthSelection> laws = LengthLaws.fit(lengths);
          figures.add(figure(subject, measure, lengths, laws));
          table.add(subject, measure, lengths, laws);
        }
      }
    }
    for (Subject subject : subjects) {
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
        List.of(table.table()));
  }

  private Figure figure(
      Subject subject, Measure measure, Distribution lengths, Optional<LengthSelection> laws) {
    List<Series> series = new ArrayList<>();
    series.add(Curves.survival(subject, lengths));
    double[] x = series.get(0).x();
    List<LengthFit> fits = laws.map(LengthSelection::fits).orElse(List.of());
    for (LengthFit fit : LengthLaws.shown(measure, laws)) {
      series.add(
          new Series(
              Words.of(fit.family()) + ", KS " + Numbers.text(fit.ksDistance()),
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
        Words.first(Words.of(measure))
            + " of "
            + subject.name()
            + ": half are at most "
            + Numbers.count(lengths.quantile(0.5))
            + " tokens, one in a hundred is above "
            + Numbers.count(lengths.quantile(0.99)),
        "The part of the requests above each length, and the laws fitted to it.",
        Axis.log("length", "tokens"),
        Axis.log("part of the requests above", ""),
        series);
  }
}
