package io.servegen.jobs.report.content;

import io.servegen.jobs.report.document.Axis;
import io.servegen.jobs.report.document.Figure;
import io.servegen.jobs.report.document.Section;
import io.servegen.jobs.report.measure.Measure;
import io.servegen.jobs.report.measure.Pairing;
import java.util.ArrayList;
import java.util.List;

/** What is particular to workloads with images, audio or video. */
final class ModalSection {
  private static final List<Measure> COUNTS =
      List.of(Measure.IMAGES, Measure.AUDIOS, Measure.VIDEOS);
  private static final List<Measure> SIZES =
      List.of(Measure.IMAGE_SIZE, Measure.AUDIO_SIZE, Measure.VIDEO_SIZE);

  private ModalSection() {}

  /**
   * The section.
   *
   * @param subjects the workloads with items, at least one
   * @param actual what times are moved to
   */
  static Section of(List<Subject> subjects, Subject actual, int colours) {
    List<Figure> figures = new ArrayList<>();
    List<Measure> measures = new ArrayList<>(List.of(Measure.TEXT, Measure.MODAL));
    for (int kind = 0; kind < COUNTS.size(); kind++) {
      Measure count = COUNTS.get(kind);
      Measure size = SIZES.get(kind);
      List<Subject> having = having(subjects, size);
      if (!having.isEmpty()) {
        figures.add(Curves.spread(having, count, ""));
        figures.add(Curves.spread(having, size, "tokens"));
        measures.addAll(List.of(count, size));
      }
    }
    figures.add(shares(subjects));
    if (!having(subjects, Measure.IMAGE_SIZE).isEmpty()) {
      figures.add(imageSizeOverTime(having(subjects, Measure.IMAGE_SIZE), actual));
    }
    for (Subject subject : subjects) {
      figures.add(Dependences.figure(subject, Pairing.TEXT_MODAL, colours));
    }
    return new Section(
        "multimodal",
        "Images, audio and video",
        "Items come in standard sizes, which are the steps of the curves; prompts go from mostly"
            + " text to mostly items.",
        figures,
        List.of(MeanTable.of("modal-means", subjects, measures)));
  }

  private static Figure shares(List<Subject> subjects) {
    Subject first = subjects.get(0);
    double items = first.distribution(Measure.MODAL).mean();
    double share = items / (items + first.distribution(Measure.TEXT).mean());
    return Curves.shares(
        subjects,
        Measure.MODAL_SHARE,
        Numbers.percent(share) + " of the prompts' tokens are images, audio or video",
        "share of items in a prompt");
  }

  private static Figure imageSizeOverTime(List<Subject> subjects, Subject actual) {
    List<TimeLine.Step> steps = TimeLine.of(subjects.get(0)).steps();
    return new Figure(
        "mean-image-size",
        "The mean image moves from "
            + Numbers.count(Numbers.min(steps, TimeLine.Step::meanImageSize))
            + " to "
            + Numbers.count(Numbers.max(steps, TimeLine.Step::meanImageSize))
            + " tokens",
        "Tokens of all images of a step over their number.",
        Axis.time("time"),
        Axis.linear("mean image size", "tokens"),
        Curves.overTime(subjects, actual, TimeLine.Step::meanImageSize));
  }

  private static List<Subject> having(List<Subject> subjects, Measure measure) {
    return subjects.stream().filter(subject -> subject.has(measure)).toList();
  }
}
