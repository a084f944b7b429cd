package io.servegen.jobs.report.content;

import io.servegen.jobs.report.document.Figure;
import io.servegen.jobs.report.document.Section;
import io.servegen.jobs.report.measure.Measure;
import io.servegen.jobs.report.measure.Pairing;
import java.util.ArrayList;
import java.util.List;

/** What is particular to workloads that reason. */
final class ReasoningSection {
  private ReasoningSection() {}

  /**
   * The section.
   *
   * @param subjects the workloads that reason, at least one
   */
  static Section of(List<Subject> subjects, int colours) {
    Subject first = subjects.get(0);
    double share =
        first.distribution(Measure.REASON).mean() / first.distribution(Measure.OUTPUT).mean();
    List<Figure> figures = new ArrayList<>();
    figures.add(Curves.tail(subjects, Measure.REASON));
    figures.add(Curves.tail(subjects, Measure.ANSWER));
    figures.add(
        Curves.shares(
            subjects,
            Measure.REASON_SHARE,
            Numbers.percent(share) + " of the output tokens are reasoning",
            "share of reasoning in an output"));
    for (Subject subject : subjects) {
      figures.add(Dependences.figure(subject, Pairing.REASON_ANSWER, colours));
    }
    return new Section(
        "reasoning",
        "Reasoning",
        "The output is reasoning and then an answer. Two humps in the shares mean two kinds of"
            + " tasks.",
        figures,
        List.of(
            MeanTable.of("reasoning-means", subjects, List.of(Measure.REASON, Measure.ANSWER))));
  }
}
