package io.servegen.jobs.report.document;

import java.util.Locale;

/**
 * What a workload says of one of the paper's findings.
 *
 * @param number the finding's number in the paper
 * @param workload the workload that was asked
 * @param claim what the paper found
 * @param verdict whether it holds here
 * @param evidence the figures that say so, or why it cannot be told
 */
public record Finding(int number, String workload, String claim, Verdict verdict, String evidence) {

  /** Whether a finding holds. */
  public enum Verdict {
    HOLDS,
    DOES_NOT_HOLD,
    CANNOT_BE_TOLD;

    @com.fasterxml.jackson.annotation.JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
