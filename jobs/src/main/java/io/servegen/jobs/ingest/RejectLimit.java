package io.servegen.jobs.ingest;

import io.servegen.common.UserException;
import io.servegen.common.units.Quantities;
import io.servegen.jobs.ingest.mapping.Outcome;
import io.servegen.jobs.ingest.store.RejectKind;
import io.servegen.jobs.ingest.store.Tally;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The share of rejected records above which a log is not taken. */
final class RejectLimit {
  private static final int LEADING = 3;

  private RejectLimit() {}

  /**
   * Checks the share among the records that were not skipped.
   *
   * @throws UserException if it is above {@code most}
   */
  static void check(Tally tally, double most) {
    long rejected = tally.count(Outcome.REJECTED);
    long inQuestion = tally.read() - tally.count(Outcome.SKIPPED);
    if (rejected > most * inQuestion) {
      throw UserException.data(
          String.format(
              Locale.ROOT,
              "%s of %s records were rejected, which is more than --max-reject-ratio %s",
              Quantities.format(rejected),
              Quantities.format(inQuestion),
              most),
          leading(tally),
          "correct the format (--explain shows what becomes of the first records), or raise the"
              + " ratio");
    }
    if (tally.read() == 0) {
      throw UserException.data(
          "there are no records", "the files hold nothing but blank lines", "check --input");
    }
  }

  /** The commonest reasons, each with how often it was and where first. */
  private static String leading(Tally tally) {
    return tally.rejects().entrySet().stream()
        .sorted(
            Map.Entry.<RejectKind, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(LEADING)
        .map(
            kind ->
                String.format(
                    Locale.ROOT,
                    "%s: %s, first in %s",
                    kind.getKey(),
                    Quantities.format(kind.getValue()),
                    tally.firstRejects().get(kind.getKey())))
        .collect(Collectors.joining("\n        "));
  }
}
