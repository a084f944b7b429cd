package io.servegen.jobs.report.content;

import io.servegen.jobs.report.document.Axis;
import io.servegen.jobs.report.document.Figure;
import io.servegen.jobs.report.document.Series;
import io.servegen.jobs.report.measure.Measure;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/** Curves that several sections draw, with a series for each workload. */
final class Curves {
  private static final double MILLIS = 1e3;

  private Curves() {}

  /** The part of the values above each, to be drawn over logarithmic axes. */
  static Series survival(Subject subject, Distribution values) {
    int[] shown = values.shownOnLogAxes();
    return new Series(
        subject.name(),
        subject.colour(),
        Series.Mark.LINE,
        Distribution.at(values.values(), shown),
        Distribution.at(values.survival(), shown));
  }

  /** The part of the values at most each, in per cent. */
  static Series cumulative(Subject subject, Distribution values) {
    int[] shown = values.shown();
    double[] x = Distribution.at(values.values(), shown);
    double[] above = Distribution.at(values.survival(), shown);
    // The curve rises from nothing at the least value.
    return new Series(
        subject.name(),
        subject.colour(),
        Series.Mark.STEP,
        DoubleStream.concat(Arrays.stream(x, 0, 1), Arrays.stream(x)).toArray(),
        DoubleStream.concat(DoubleStream.of(0), Arrays.stream(above).map(part -> 100 * (1 - part)))
            .toArray());
  }

  static Figure tail(List<Subject> subjects, Measure measure) {
    Distribution first = subjects.get(0).distribution(measure);
    return new Figure(
        "tail-" + measure.key(),
        middleAndTail(measure, first),
        "The part of the requests above each length.",
        Axis.log(Words.of(measure), "tokens"),
        Axis.log("part of the requests above", ""),
        each(subjects, subject -> survival(subject, subject.distribution(measure))));
  }

  static Figure spread(List<Subject> subjects, Measure measure, String unit) {
    Distribution first = subjects.get(0).distribution(measure);
    return new Figure(
        "cumulative-" + measure.key(),
        unit.isEmpty()
            ? Words.first(Words.of(measure))
                + ": "
                + Numbers.text(first.mean())
                + " on average, at most "
                + Numbers.count(first.quantile(0.99))
                + " in 99 %"
            : middleAndTail(measure, first),
        "A step is a value that many have.",
        Axis.linear(Words.of(measure), unit),
        Axis.linear("share with at most that", "%"),
        each(subjects, subject -> cumulative(subject, subject.distribution(measure))));
  }

  /** The part of the requests in each twentieth of a scale from nothing to all. */
  static Figure shares(List<Subject> subjects, Measure measure, String title, String label) {
    return new Figure(
        "spread-" + measure.key(),
        title,
        "The part of the requests in each twentieth of the scale.",
        Axis.linear(label, "%"),
        Axis.linear("of the requests", "%"),
        each(
            subjects,
            subject -> {
              double[] parts = Shares.parts(subject.distribution(measure));
              double[] middles = new double[parts.length];
              Arrays.setAll(middles, i -> 100 * (i + 0.5) / parts.length);
              return new Series(
                  subject.name(),
                  subject.colour(),
                  Series.Mark.LINE,
                  middles,
                  Distribution.percent(parts));
            }));
  }

  /** A number over time; workloads of other dates are moved to start with the first. */
  static List<Series> overTime(
      List<Subject> subjects, Subject first, ToDoubleFunction<TimeLine.Step> number) {
    return each(
        subjects,
        subject -> {
          List<TimeLine.Step> steps = TimeLine.of(subject).steps();
          long shift = subject.shiftTo(first);
          return new Series(
              subject.name(),
              subject.colour(),
              Series.Mark.LINE,
              Numbers.array(steps, step -> (step.startMicros() + shift) / MILLIS),
              Numbers.array(steps, number));
        });
  }

  /** Where most of the values of the first workload are, and how far they go. */
  private static String middleAndTail(Measure measure, Distribution values) {
    return Words.first(Words.of(measure))
        + ": half are at most "
        + Numbers.count(values.quantile(0.5))
        + " tokens, one in a hundred is above "
        + Numbers.count(values.quantile(0.99));
  }

  private static List<Series> each(List<Subject> subjects, Function<Subject, Series> series) {
    List<Series> all = new ArrayList<>();
    subjects.forEach(subject -> all.add(series.apply(subject)));
    return all;
  }
}
