package io.servegen.jobs.ingest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.servegen.common.units.Times;
import io.servegen.jobs.ingest.mapping.Outcome;
import io.servegen.jobs.ingest.store.DayTally;
import io.servegen.jobs.ingest.store.Tally;
import io.servegen.jobs.table.Manifest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The counts of a table's manifest. Records are counted over all runs that made the table, so that
 * read = accepted + rejected + duplicates + skipped; the requests that it holds are the accepted
 * ones without those that were replaced.
 */
final class TableCounts {
  private static final String BY_DAY = "by_day";
  private static final String BY_REASON = "rejected_by_reason";
  private static final String REQUESTS = "requests";
  private static final String UNKNOWN_CLIENTS = "unknown_clients";
  private static final String FILES = "files";
  private static final String FIRST = "first_arrival";
  private static final String LAST = "last_arrival";

  private TableCounts() {}

  /** The names of the days that the counts of a manifest tell of. */
  static Map<String, JsonNode> days(ObjectNode counts) {
    Map<String, JsonNode> days = new TreeMap<>();
    counts.path(BY_DAY).properties().forEach(day -> days.put(day.getKey(), day.getValue()));
    return days;
  }

  /**
   * The counts after a run.
   *
   * @param before the counts of the table that it changed
   * @param replaced the days that it replaced
   */
  static ObjectNode after(ObjectNode before, Tally tally, int run, Set<String> replaced) {
    ObjectNode counts = Manifest.newCounts();
    sum(counts, "read", before, tally.read());
    for (Outcome outcome : Outcome.values()) {
      sum(counts, outcome.key(), before, tally.count(outcome));
    }
    Map<String, DayTally> days = new TreeMap<>();
    long gone = 0;
    for (Map.Entry<String, JsonNode> day : days(before).entrySet()) {
      DayTally holds = read(day.getValue());
      if (replaced.contains(day.getKey())) {
        gone += holds.requests();
      } else {
        days.put(day.getKey(), holds);
      }
    }
    tally
        .days()
        .forEach(
            (day, holds) ->
                days.merge(LocalDate.ofEpochDay(day).toString(), holds, DayTally::plus));
    sum(counts, "replaced", before, gone);
    counts.put("runs", run);
    counts.put("days", days.size());
    days.values().stream().reduce(DayTally::plus).ifPresent(all -> write(counts, all));
    reasons(counts.putObject(BY_REASON), before, tally);
    ObjectNode byDay = counts.putObject(BY_DAY);
    days.forEach((day, holds) -> write(byDay.putObject(day), holds));
    return counts;
  }

  private static void sum(ObjectNode counts, String name, ObjectNode before, long more) {
    counts.put(name, before.path(name).asLong(0) + more);
  }

  private static void reasons(ObjectNode to, ObjectNode before, Tally tally) {
    Map<String, Long> reasons = new TreeMap<>();
    before
        .path(BY_REASON)
        .properties()
        .forEach(reason -> reasons.put(reason.getKey(), reason.getValue().asLong()));
    tally.rejects().forEach((kind, count) -> reasons.merge(kind.reason(), count, Long::sum));
    reasons.forEach(to::put);
  }

  private static void write(ObjectNode to, DayTally holds) {
    to.put(REQUESTS, holds.requests());
    to.put(UNKNOWN_CLIENTS, holds.unknownClients());
    to.put(FILES, holds.files());
    to.put(FIRST, Times.toInstant(holds.firstMicros()).toString());
    to.put(LAST, Times.toInstant(holds.lastMicros()).toString());
  }

  private static DayTally read(JsonNode day) {
    return new DayTally(
        day.path(REQUESTS).asLong(),
        day.path(UNKNOWN_CLIENTS).asLong(),
        Times.toMicros(Instant.parse(day.path(FIRST).asText())),
        Times.toMicros(Instant.parse(day.path(LAST).asText())),
        day.path(FILES).asInt());
  }
}
