package io.servegen.jobs.report.content;

import io.servegen.jobs.report.document.Finding;
import java.util.Comparator;
import java.util.List;

/**
 * What one workload says of the paper's findings, by their numbers. The bounds are this program's
 * reading of the paper's words, and stand in the claims.
 */
final class Findings {
  /** Gaps in a window that say something of its burstiness. */
  static final long MIN_GAPS = 100;

  /** Requests of an hour whose mean length says something. */
  static final long MIN_REQUESTS = 100;

  /** Requests, or items, whose distribution says something. */
  static final long MIN_SAMPLES = 1000;

  static final int MIN_HOURS = 6;

  /** A rank correlation so small hardly is one. */
  static final double WEAK = 0.3;

  private Findings() {}

  static List<Finding> of(Subject subject, ClientView clients) {
    Answers answers = new Answers(subject.name());
    ArrivalFindings.ask(subject, answers);
    LengthFindings.ask(subject, answers);
    ClientFindings.ask(subject, clients, answers);
    ModalFindings.ask(subject, answers);
    ReasoningFindings.ask(subject, clients, answers);
    ConversationFindings.ask(subject, answers);
    return answers.findings().stream().sorted(Comparator.comparingInt(Finding::number)).toList();
  }
}
