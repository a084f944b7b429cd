package io.servegen.jobs.report.document;

import java.util.List;

/**
 * The one score of a comparison.
 *
 * @param score the score
 * @param verdict what it says, in a sentence
 * @param scale what is good and what is not, in a sentence
 * @param definition how it is computed, so that a reader can compute it again
 * @param ladder the scores of everything that was compared, the best first
 * @param remarks where the workloads are alike and where they are not, by scores beside this one
 */
public record Headline(
    double score,
    String verdict,
    String scale,
    String definition,
    List<Rung> ladder,
    List<Remark> remarks) {

  public Headline {
    ladder = List.copyOf(ladder);
    remarks = List.copyOf(remarks);
  }

  /**
   * The score of one workload.
   *
   * @param name what it is called
   * @param score its score
   */
  public record Rung(String name, double score) {}

  /**
   * What other scores say.
   *
   * @param alike whether the workloads are alike in it
   * @param text the scores, in a sentence
   */
  public record Remark(boolean alike, String text) {}
}
