package io.servegen.jobs.report.content;

import io.servegen.common.arrival.GapFamily;
import io.servegen.common.units.Times;
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
      if (subject.busiestWindow().gaps() > 0) {
        figures.add(figure(subject));
      }
    }
    return new Section(
        "gaps",
        "Gaps between arrivals",
        "A tail above the exponential law's means bursts. Families are compared by their"
            + " Kolmogorov–Smirnov distance, window by window; with so many gaps no law would pass a"
            + " test of significance.",
        figures,
        List.of(laws()));
  }

  private Figure figure(Subject subject) {
    WindowStat window = subject.busiestWindow();
    Distribution gaps =
        Distribution.of(
            subject.measured().gapsIn(window.startMicros()).ofBins(), Steps.FINE, MICROS);
    int[] shown =
        Arrays.stream(gaps.shown())
            .filter(place -> gaps.values()[place] > 0 && gaps.survival()[place] > 0)
            .toArray();
    double[] x = Distribution.at(gaps.values(), shown);
    List<Series> series = new ArrayList<>();
    series.add(
        new Series(
            subject.name(),
            subject.colour(),
            Series.Mark.LINE,
            x,
            Distribution.at(gaps.survival(), shown)));
    for (GapLaw law : window.laws()) {
      if (Double.isFinite(law.shape())) {
        double[] y =
            Arrays.stream(x)
                .map(law::survival)
                .map(p -> p < LEAST_SHOWN ? Double.NaN : p)
                .toArray();
        series.add(
            new Series(
                law.family().key() + ", KS " + Numbers.text(law.ksDistance()),
                colours + law.family().ordinal(),
                Series.Mark.DASHED,
                x,
                y));
      }
    }
    return new Figure(
        subject.id("gaps"),
        "Which law the gaps follow in the busiest window: " + subject.name(),
        "The part of the gaps above each length, in the window from "
            + Times.toInstant(window.startMicros())
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
                family.key(),
                fitted.size(),
                Numbers.rounded(
                    Numbers.mean(fitted, w -> w.laws().get(family.ordinal()).ksDistance())),
                Numbers.rounded(Laws.shareBest(fitted, family)),
                Numbers.rounded(
                    Numbers.mean(fitted, w -> w.laws().get(family.ordinal()).shape()))));
      }
    }
    return new Table(
        "gap-laws",
        "How well each family fits, over all windows",
        "The distance of each family is averaged over the windows; the best is the one with the"
            + " smallest.",
        List.of("workload", "family", "windows", "mean KS distance", "best in", "mean shape"),
        rows);
  }
}
