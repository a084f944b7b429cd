package io.servegen.jobs.ingest.store;

import io.servegen.jobs.ingest.mapping.MappedRow;
import io.servegen.jobs.ingest.mapping.Outcome;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Requests;
import java.io.Serializable;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;

/** What became of records: those of one task, or of all of them put together. */
public final class Tally implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final UTF8String UNKNOWN = UTF8String.fromString(Requests.UNKNOWN_CLIENT);
  private static final int ARRIVAL =
      MappedRow.REQUEST_PLACE + Requests.SCHEMA.fieldIndex(Column.ARRIVAL);
  private static final int CLIENT =
      MappedRow.REQUEST_PLACE + Requests.SCHEMA.fieldIndex(Column.CLIENT_ID);
  private static final int FILE = MappedRow.REJECT_SCHEMA.fieldIndex("file");
  private static final int POSITION = MappedRow.REJECT_SCHEMA.fieldIndex("position");
  private static final int REASON = MappedRow.REJECT_SCHEMA.fieldIndex("reason");
  private static final int COLUMN = MappedRow.REJECT_SCHEMA.fieldIndex("column");

  private final long[] outcomes = new long[Outcome.values().length];
  private final TreeMap<RejectKind, Long> rejects = new TreeMap<>();
  private final TreeMap<RejectKind, Place> firstRejects = new TreeMap<>();
  private final TreeMap<Integer, Long> days = new TreeMap<>();
  private final TreeSet<String> files = new TreeSet<>();
  private long unknownClients;
  private long firstMicros = Long.MAX_VALUE;
  private long lastMicros = Long.MIN_VALUE;

  /** Counts a row of {@link MappedRow#SCHEMA} that is no reject and no request. */
  void add(Outcome outcome) {
    outcomes[outcome.ordinal()]++;
  }

  /** Counts a request. */
  void addRequest(InternalRow row) {
    add(Outcome.ACCEPTED);
    long arrival = row.getLong(ARRIVAL);
    firstMicros = Math.min(firstMicros, arrival);
    lastMicros = Math.max(lastMicros, arrival);
    unknownClients += row.getUTF8String(CLIENT).equals(UNKNOWN) ? 1 : 0;
    days.merge(row.getInt(MappedRow.DAY_PLACE), 1L, Long::sum);
  }

  /** Counts a reject, of {@link MappedRow#REJECT_SCHEMA}. */
  void addReject(InternalRow reject) {
    add(Outcome.REJECTED);
    RejectKind kind =
        new RejectKind(
            reject.getUTF8String(REASON).toString(),
            reject.isNullAt(COLUMN) ? "" : reject.getUTF8String(COLUMN).toString());
    Place place =
        new Place(
            reject.isNullAt(FILE) ? "" : reject.getUTF8String(FILE).toString(),
            reject.isNullAt(POSITION) ? -1 : reject.getLong(POSITION));
    rejects.merge(kind, 1L, Long::sum);
    firstRejects.merge(kind, place, (a, b) -> a.compareTo(b) <= 0 ? a : b);
  }

  /** Notes a file that was written, by its path below the table. */
  void addFile(String name) {
    files.add(name);
  }

  /** Puts another tally's counts to this one's. */
  Tally merge(Tally other) {
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] += other.outcomes[i];
    }
    other.rejects.forEach((kind, count) -> rejects.merge(kind, count, Long::sum));
    other.firstRejects.forEach(
        (kind, place) -> firstRejects.merge(kind, place, (a, b) -> a.compareTo(b) <= 0 ? a : b));
    other.days.forEach((day, count) -> days.merge(day, count, Long::sum));
    files.addAll(other.files);
    unknownClients += other.unknownClients;
    firstMicros = Math.min(firstMicros, other.firstMicros);
    lastMicros = Math.max(lastMicros, other.lastMicros);
    return this;
  }

  /** How many records came to this outcome. */
  public long count(Outcome outcome) {
    return outcomes[outcome.ordinal()];
  }

  /** How many records there were. */
  public long read() {
    long sum = 0;
    for (long count : outcomes) {
      sum += count;
    }
    return sum;
  }

  /** How many records were rejected, by why. */
  public SortedMap<RejectKind, Long> rejects() {
    return Collections.unmodifiableSortedMap(rejects);
  }

  /** Where the first record that was rejected so stands. */
  public Map<RejectKind, Place> firstRejects() {
    return Collections.unmodifiableMap(firstRejects);
  }

  /** How many requests each day got, by the day's number since 1970-01-01. */
  public SortedMap<Integer, Long> days() {
    return Collections.unmodifiableSortedMap(days);
  }

  /** The files that were written, below the table. */
  public SortedSet<String> files() {
    return Collections.unmodifiableSortedSet(files);
  }

  /** Requests whose client is not known. */
  public long unknownClients() {
    return unknownClients;
  }

  /** The first arrival in microseconds since 1970-01-01; larger than the last if there is none. */
  public long firstMicros() {
    return firstMicros;
  }

  /** The last arrival. */
  public long lastMicros() {
    return lastMicros;
  }
}
