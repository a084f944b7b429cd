package io.servegen.jobs.report.content;

import io.servegen.common.arrival.GapFamily;
import io.servegen.jobs.report.document.Axis;
import io.servegen.jobs.report.document.Figure;
import io.servegen.jobs.report.document.Section;
import io.servegen.jobs.report.document.Series;
import io.servegen.jobs.report.document.Table;
import io.servegen.jobs.report.measure.GapLaw;
import io.servegen.jobs.report.measure.Steps;
import io.servegen.jobs.report.measure.WindowStat;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The gaps between arrivals, with the laws that the paper fits to them. */
final class GapSection {
  private static final double MICROS = 1e6;

  /** A law's value below which a curve ends. */
  private static final double LEAST_SHOWN = 1e-7;

  private final List<Subject> subjects;

  /** The first colour that no workload has. */
  private final int colours;

  GapSection(List<Subject> subjects, int colours) {
    this.subjects = subjects;
    this.colours = colours;
  }

  Section section() {
    List<Figure> figures = new ArrayList<>();
    for (Subject subject : subjects) {
      Laws.best(subject.busiestWindow()).ifPresent(law -> figures.add(figure(subject, law)));
    }
    if (figures.isEmpty()) {
      return new Section(
          "gaps",
          "Gaps between arrivals",
          "No law of gaps can be told: the clock is too coarse, or gaps are too few.",
          List.of(),
          List.of());
    }
    return new Section(
        "gaps",
        "Gaps between arrivals",
        "A tail above the exponential law's means bursts. Laws are compared by their"
            + " Kolmogorov–Smirnov (KS) distance, the greatest difference of two cumulative"
            + " distributions, window by window; with so many gaps no law would pass a test of"
            + " significance.",
        figures,
        List.of(laws()));
  }

  private Figure figure(Subject subject, GapLaw best) {
    WindowStat window = subject.busiestWindow();
    Distribution gaps =
        Distribution.of(
            subject.measured().gapsIn(window.startMicros()).ofBins(), Steps.FINE, MICROS);
    List<Series> series = new ArrayList<>();
    series.add(Curves.survival(subject, gaps));
    double[] x = series.get(0).x();
    for (GapLaw law : window.laws()) {
      if (Double.isFinite(law.shape())) {
        series.add(
            new Series(
                Words.of(law.family()) + ", KS " + Numbers.text(law.ksDistance()),
                colours + law.family().ordinal(),
                Series.Mark.DASHED,
                x,
                Arrays.stream(x)
                    .map(law::survival)
                    .map(p -> p < LEAST_SHOWN ? Double.NaN : p)
                    .toArray()));
      }
    }
    return new Figure(
        subject.id("gaps"),
        "In the busiest window of "
            + subject.name()
            + " gaps are nearest to the "
            + Words.of(best.family())
            + " law",
        "The part of the gaps above each length, in the window from "
            + Words.time(window.startMicros())
            + "; laws are fitted by maximum likelihood.",
        Axis.log("gap", "s"),
        Axis.log("part of the gaps above", ""),
        series);
  }

  private Table laws() {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Subject subject : subjects) {
      List<WindowStat> fitted = Laws.fitted(subject);
      for (GapFamily family : GapFamily.values()) {
        rows.add(
            Numbers.row(
                subject.name(),
                Words.of(family),
                fitted.size(),
                Numbers.rounded(
                    Numbers.mean(fitted, w -> w.laws().get(family.ordinal()).ksDistance())),
                Numbers.rounded(100 * Laws.shareBest(fitted, family)),
                Numbers.rounded(
                    Numbers.mean(fitted, w -> w.laws().get(family.ordinal()).shape()))));
      }
    }
    return new Table(
        "gap-laws",
        "How well each law fits, over all windows",
        "Means over the windows in which laws can be compared. A shape below 1 means bursts.",
        List.of(
            "workload",
            "law",
            "windows",
            "mean KS distance",
            "nearest in, % of them",
            "mean shape"),
        rows);
  }
}
