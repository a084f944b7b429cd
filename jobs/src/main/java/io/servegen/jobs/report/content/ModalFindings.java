package io.servegen.jobs.report.content;

import io.servegen.jobs.report.measure.ItemLoads;
import io.servegen.jobs.report.measure.Measure;
import io.servegen.jobs.report.measure.Pairing;
import java.util.Arrays;
import java.util.List;

/** Findings 6 to 8: images, audio and video, where prompts have any. */
final class ModalFindings {
  private static final int STANDARD_SIZES = 5;

  private ModalFindings() {}

  static void ask(Subject subject, Answers answers) {
    if (subject.has(Measure.MODAL)) {
      for (Measure size : List.of(Measure.IMAGE_SIZE, Measure.AUDIO_SIZE, Measure.VIDEO_SIZE)) {
        sizes(subject, size, answers);
      }
      text(subject, answers);
      shift(subject, answers);
      shares(subject, answers);
      ItemLoads loads = subject.itemLoads();
      if (loads != null) {
        LoadFinding.ask(loads, answers);
      }
    }
  }

  private static void sizes(Subject subject, Measure size, Answers answers) {
    Distribution sizes = subject.distribution(size);
    if (sizes.total() < Findings.MIN_SAMPLES) {
      return;
    }
    long common =
        -Arrays.stream(sizes.counts()).map(count -> -count).sorted().limit(STANDARD_SIZES).sum();
    double share = (double) common / sizes.total();
    answers.add(
        6,
        Words.first(Words.of(size)) + " cluster (a quarter of the items have one of five sizes)",
        share >= 0.25,
        Numbers.percent(share) + " have one of the five most common sizes");
  }

  private static void text(Subject subject, Answers answers) {
    double correlation = Dependences.spearman(subject, Pairing.TEXT_MODAL);
    answers.add(
        6,
        "What items hold hardly depends on the text (Spearman's correlation within 0.3)",
        Double.isNaN(correlation) ? null : Math.abs(correlation) <= Findings.WEAK,
        "Spearman's correlation of text and item tokens " + Numbers.twoDecimals(correlation));
  }

  private static void shift(Subject subject, Answers answers) {
    if (!subject.has(Measure.IMAGE_SIZE)) {
      return;
    }
    List<TimeLine.Step> hours = TimeLine.hours(subject, Measure.IMAGES, Findings.MIN_REQUESTS);
    double ratio = Numbers.ratio(hours, TimeLine.Step::meanImageSize);
    boolean told = hours.size() >= Findings.MIN_HOURS;
    answers.add(
        6,
        "The mean image size moves over the day (by 10 % and more between hours)",
        told ? ratio >= 1.1 : null,
        told
            ? "by a factor of " + Numbers.text(ratio)
            : "fewer than "
                + Findings.MIN_HOURS
                + " hours have "
                + Findings.MIN_REQUESTS
                + " requests with images");
  }

  private static void shares(Subject subject, Answers answers) {
    Distribution shares = subject.distribution(Measure.MODAL_SHARE);
    double[] parts = Shares.parts(shares);
    double[] thirds = new double[3];
    for (int i = 0; i < parts.length; i++) {
      thirds[i * 3 / parts.length] += parts[i];
    }
    double least = Arrays.stream(thirds).min().orElse(Double.NaN);
    boolean told = shares.total() >= Findings.MIN_SAMPLES;
    answers.add(
        7,
        "Prompts are spread from text-heavy to heavy with items (a tenth and more in each third of"
            + " the scale)",
        told ? least >= 0.1 : null,
        told
            ? "in the thirds from text to items: "
                + Numbers.percent(thirds[0])
                + ", "
                + Numbers.percent(thirds[1])
                + ", "
                + Numbers.percent(thirds[2])
            : "fewer than 1,000 prompts");
  }
}
