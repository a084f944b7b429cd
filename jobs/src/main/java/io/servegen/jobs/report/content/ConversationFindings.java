package io.servegen.jobs.report.content;

import io.servegen.jobs.report.measure.Conversations;
import io.servegen.jobs.report.measure.Steps;

/** Finding 10 on conversations, where requests name theirs. */
final class ConversationFindings {
  private static final double SECOND_MICROS = 1e6;
  private static final long MIN_GAPS = 100;
  private static final double LONG_TAIL = 5;
  private static final String CLAIM =
      "Some requests are turns of a conversation, and the time between turns has a long tail (its"
          + " 99th percentile is 5 medians and more)";

  private ConversationFindings() {}

  static void ask(Subject subject, Answers answers) {
    Conversations conversations = subject.conversations();
    if (conversations == null || conversations.named() == 0) {
      answers.add(10, CLAIM, null, "no request names its conversation");
      return;
    }
    Distribution gaps = Distribution.of(conversations.gaps().ofBins(), Steps.FINE, SECOND_MICROS);
    boolean told = gaps.total() >= MIN_GAPS;
    double median = gaps.quantile(0.5);
    double tail = gaps.quantile(0.99);
    answers.add(
        10,
        CLAIM,
        told ? tail >= LONG_TAIL * median : null,
        told ? evidence(subject, conversations, gaps) : "fewer than 100 pairs of turns");
  }

  private static String evidence(Subject subject, Conversations conversations, Distribution gaps) {
    return Numbers.count(conversations.turns())
        + " of "
        + Numbers.count(subject.measured().requests())
        + " requests are turns of "
        + Numbers.count(conversations.conversations())
        + " conversations, "
        + Numbers.text((double) conversations.turns() / conversations.conversations())
        + " turns each; between turns pass "
        + Numbers.text(gaps.quantile(0.5))
        + " s (median), "
        + Numbers.text(gaps.mean())
        + " s (mean), "
        + Numbers.text(gaps.quantile(0.99))
        + " s (99th percentile)";
  }
}
