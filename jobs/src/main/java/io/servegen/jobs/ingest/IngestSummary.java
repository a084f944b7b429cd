package io.servegen.jobs.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.servegen.common.units.Quantities;
import io.servegen.common.units.Times;
import io.servegen.jobs.ingest.mapping.Outcome;
import io.servegen.jobs.ingest.store.RejectKind;
import io.servegen.jobs.ingest.store.Tally;
import io.servegen.jobs.table.Manifest;
import java.io.PrintWriter;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What an ingest did, for the manifest and the screen. */
final class IngestSummary {
  private IngestSummary() {}

  /** The counts of a manifest. */
  static ObjectNode counts(Tally tally) {
    ObjectNode counts =
        Manifest.newCounts()
            .put("read", tally.read())
            .put("accepted", tally.count(Outcome.ACCEPTED))
            .put("rejected", tally.count(Outcome.REJECTED))
            .put("duplicates", tally.count(Outcome.DUPLICATE))
            .put("skipped", tally.count(Outcome.SKIPPED))
            .put("unknown_clients", tally.unknownClients())
            .put("days", tally.days().size())
            .put("files", tally.files().size());
    if (tally.count(Outcome.ACCEPTED) > 0) {
      counts.put("first_arrival", Times.toInstant(tally.firstMicros()).toString());
      counts.put("last_arrival", Times.toInstant(tally.lastMicros()).toString());
    }
    ObjectNode reasons = counts.putObject("rejected_by_reason");
    Map<String, Long> byReason = new TreeMap<>();
    tally.rejects().forEach((kind, count) -> byReason.merge(kind.reason(), count, Long::sum));
    byReason.forEach(reasons::put);
    return counts;
  }

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
    if (tally.unknownClients() > 0) {
      out.printf("%s requests of unknown clients%n", Quantities.format(tally.unknownClients()));
    }
    if (tally.count(Outcome.ACCEPTED) > 0) {
      out.printf(
          "arrivals from %s to %s, on %s days%n",
          Times.toInstant(tally.firstMicros()),
          Times.toInstant(tally.lastMicros()),
          Quantities.format(tally.days().size()));
    }
    out.println("requests: " + path);
  }

  private static String reasons(Map<RejectKind, Long> rejects) {
    return rejects.entrySet().stream()
        .map(kind -> kind.getKey() + " " + Quantities.format(kind.getValue()))
        .collect(Collectors.joining(", "));
  }
}
