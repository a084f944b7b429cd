package io.servegen.jobs.ingest;

import io.servegen.common.units.Quantities;
import io.servegen.common.units.Times;
import io.servegen.jobs.ingest.mapping.Outcome;
import io.servegen.jobs.ingest.store.DayTally;
import io.servegen.jobs.ingest.store.RejectKind;
import io.servegen.jobs.ingest.store.Tally;
import java.io.PrintWriter;
import java.util.Map;
import java.util.stream.Collectors;

/** What an ingest did, for the screen. */
final class IngestSummary {
  private IngestSummary() {}

  /** Prints the sum, what was rejected, and what there is. */
  static void print(PrintWriter out, Tally tally, String path) {
    out.printf(
        "read %s = accepted %s + rejected %s + duplicates %s + skipped %s%n",
        Quantities.format(tally.read()),
        Quantities.format(tally.count(Outcome.ACCEPTED)),
        Quantities.format(tally.count(Outcome.REJECTED)),
        Quantities.format(tally.count(Outcome.DUPLICATE)),
        Quantities.format(tally.count(Outcome.SKIPPED)));
    if (!tally.rejects().isEmpty()) {
      out.println("rejected: " + reasons(tally.rejects()));
    }
    tally.days().values().stream()
        .reduce(DayTally::plus)
        .ifPresent(all -> printRequests(out, all, tally.days().size()));
    out.println("requests: " + path);
  }

  private static void printRequests(PrintWriter out, DayTally all, int days) {
    if (all.unknownClients() > 0) {
      out.printf("%s requests of unknown clients%n", Quantities.format(all.unknownClients()));
    }
    out.printf(
        "arrivals from %s to %s, on %s days%n",
        Times.toInstant(all.firstMicros()),
        Times.toInstant(all.lastMicros()),
        Quantities.format(days));
  }

  private static String reasons(Map<RejectKind, Long> rejects) {
    return rejects.entrySet().stream()
        .map(kind -> kind.getKey() + " " + Quantities.format(kind.getValue()))
        .collect(Collectors.joining(", "));
  }
}
