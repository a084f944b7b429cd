package io.servegen.jobs.report.content;

import io.servegen.jobs.report.document.Finding;
import io.servegen.jobs.report.document.Finding.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one workload answers to the paper's findings, in the order of asking. */
final class Answers {
  private final String workload;
  private final List<Finding> findings = new ArrayList<>();

  Answers(String workload) {
    this.workload = workload;
  }

  /**
   * Adds an answer.
   *
   * @param number the finding's number in the paper
   * @param claim the finding, with the bound that this program holds it to
   * @param holds null where it cannot be told
   * @param evidence the figures, or why it cannot be told
   */
  void add(int number, String claim, @Nullable Boolean holds, String evidence) {
    Verdict verdict =
        holds == null ? Verdict.CANNOT_BE_TOLD : holds ? Verdict.HOLDS : Verdict.DOES_NOT_HOLD;
    findings.add(new Finding(number, workload, claim, verdict, evidence));
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }
}
