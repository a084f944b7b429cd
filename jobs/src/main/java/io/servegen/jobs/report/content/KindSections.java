package io.servegen.jobs.report.content;

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
import org.jspecify.annotations.Nullable;

/** What is particular to workloads that reason, and to those with images, audio or video. */
final class KindSections {
  private static final double MILLIS = 1e3;
  private static final List<Measure> ITEMS =
      List.of(
          Measure.IMAGES,
          Measure.IMAGE_SIZE,
          Measure.AUDIOS,
          Measure.AUDIO_SIZE,
          Measure.VIDEOS,
          Measure.VIDEO_SIZE);

  private final List<Subject> subjects;
  private final int colours;

  KindSections(List<Subject> subjects, int colours) {
    this.subjects = subjects;
    this.colours = colours;
  }

  List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    if (any(Measure.REASON)) {
      sections.add(reasoning());
    }
    if (any(Measure.MODAL)) {
      sections.add(modal());
    }
    return sections;
  }

  private Section reasoning() {
    List<Figure> figures = new ArrayList<>();
    figures.add(tail(Measure.REASON, "tokens"));
    figures.add(tail(Measure.ANSWER, "tokens"));
    figures.add(shares(Measure.REASON_SHARE, "How much of the output is reasoning"));
    for (Subject subject : having(Measure.REASON)) {
      figures.add(Dependences.figure(subject, Pairing.REASON_ANSWER, colours));
    }
    return new Section(
        "reasoning",
        "Reasoning",
        "The output is reasoning and then an answer. Two humps in the shares mean two kinds of"
            + " tasks.",
        figures,
        List.of(means("reasoning-means", List.of(Measure.REASON, Measure.ANSWER))));
  }

  private Section modal() {
    List<Figure> figures = new ArrayList<>();
    for (Measure measure : ITEMS) {
      if (any(measure)) {
        figures.add(
            measure.key().endsWith("size")
                ? cumulative(measure, "tokens")
                : cumulative(measure, ""));
      }
    }
    figures.add(shares(Measure.MODAL_SHARE, "How much of the prompt is not text"));
    if (any(Measure.IMAGE_SIZE)) {
      figures.add(imageSizeOverTime());
    }
    for (Subject subject : having(Measure.MODAL)) {
      figures.add(Dependences.figure(subject, Pairing.TEXT_MODAL, colours));
    }
    List<Measure> shown = new ArrayList<>(List.of(Measure.TEXT, Measure.MODAL));
    shown.addAll(ITEMS);
    return new Section(
        "multimodal",
        "Images, audio and video",
        "Items come in standard sizes, which are the steps of the curves; prompts go from mostly"
            + " text to mostly items.",
        figures,
        List.of(means("modal-means", shown)));
  }

  private Figure tail(Measure measure, String unit) {
    List<Series> series = new ArrayList<>();
    for (Subject subject : having(measure)) {
      Distribution values = subject.distribution(measure);
      int[] shown =
          Arrays.stream(values.shown())
              .filter(place -> values.values()[place] > 0 && values.survival()[place] > 0)
              .toArray();
      series.add(
          new Series(
              subject.name(),
              subject.colour(),
              Series.Mark.LINE,
              Distribution.at(values.values(), shown),
              Distribution.at(values.survival(), shown)));
    }
    return new Figure(
        "tail-" + measure.key(),
        "How long the tail of " + Words.of(measure) + " is",
        "The part of the requests above each length.",
        Axis.log(Words.of(measure), unit),
        Axis.log("part of the requests above", ""),
        series);
  }

  private Figure cumulative(Measure measure, String unit) {
    List<Series> series = new ArrayList<>();
    for (Subject subject : having(measure)) {
      Distribution values = subject.distribution(measure);
      int[] shown = values.shown();
      series.add(
          new Series(
              subject.name(),
              subject.colour(),
              Series.Mark.STEP,
              Distribution.at(values.values(), shown),
              Arrays.stream(Distribution.at(values.survival(), shown))
                  .map(above -> 1 - above)
                  .toArray()));
    }
    return new Figure(
        "cumulative-" + measure.key(),
        "How " + Words.of(measure) + " are spread",
        "A step is a value that many have.",
        Axis.linear(Words.of(measure), unit),
        Axis.linear("part at most that", ""),
        series);
  }

  private Figure shares(Measure measure, String title) {
    List<Series> series = new ArrayList<>();
    for (Subject subject : having(measure)) {
      double[] parts = Shares.parts(subject.distribution(measure));
      double[] middles = new double[parts.length];
      Arrays.setAll(middles, i -> (i + 0.5) / parts.length);
      series.add(new Series(subject.name(), subject.colour(), Series.Mark.LINE, middles, parts));
    }
    return new Figure(
        "spread-" + measure.key(),
        title,
        "The part of the requests in each twentieth of the scale.",
        Axis.linear(Words.of(measure), ""),
        Axis.linear("part of the requests", ""),
        series);
  }

  private Figure imageSizeOverTime() {
    Subject actual = subjects.get(0);
    List<Series> series = new ArrayList<>();
    for (Subject subject : having(Measure.IMAGE_SIZE)) {
      List<TimeLine.Step> steps = TimeLine.of(subject).steps();
      long shift = subject.shiftTo(actual);
      series.add(
          new Series(
              subject.name(),
              subject.colour(),
              Series.Mark.LINE,
              Numbers.array(steps, step -> (step.startMicros() + shift) / MILLIS),
              Numbers.array(steps, KindSections::imageSize)));
    }
    return new Figure(
        "mean-image-size",
        "How the mean size of an image shifts",
        "Tokens of all images of a step over their number.",
        Axis.time("time"),
        Axis.linear("mean image size", "tokens"),
        series);
  }

  /** The mean tokens of an image; NaN without one. */
  static double imageSize(TimeLine.Step step) {
    long images = step.sum(Measure.IMAGES);
    return images == 0 ? Double.NaN : (double) step.sum(Measure.IMAGE_SIZE) / images;
  }

  private Table means(String id, List<Measure> measures) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Subject subject : subjects) {
      for (Measure measure : measures) {
        Distribution values = subject.distribution(measure);
        if (!values.isEmpty()) {
          rows.add(
              Numbers.row(
                  subject.name(),
                  Words.of(measure),
                  values.total(),
                  Numbers.rounded(values.mean()),
                  Numbers.rounded(values.quantile(0.5)),
                  Numbers.rounded(values.quantile(0.95)),
                  Numbers.rounded(values.quantile(0.99))));
        }
      }
    }
    return new Table(
        id,
        "Means and tails",
        "Sizes are of one item each.",
        List.of("workload", "of", "samples", "mean", "median", "p95", "p99"),
        rows);
  }

  private boolean any(Measure measure) {
    return subjects.stream().anyMatch(subject -> subject.has(measure));
  }

  private List<Subject> having(Measure measure) {
    return subjects.stream().filter(subject -> subject.has(measure)).toList();
  }
}
