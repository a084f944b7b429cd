package io.servegen.jobs.ingest.store;

import io.servegen.jobs.ingest.mapping.MappedRow;
import io.servegen.jobs.ingest.mapping.Outcome;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Requests;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.apache.spark.util.Utils;

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
  private static final String DAY_FOLDER = "day=";

  private final long[] outcomes = new long[Outcome.values().length];
  private final TreeMap<RejectKind, Long> rejects = new TreeMap<>();
  private final TreeMap<RejectKind, Place> firstRejects = new TreeMap<>();
  private final TreeMap<Integer, DayTally> days = new TreeMap<>();
  private final Running running = new Running();

  /** The day that requests are being counted for, kept apart from the map for speed. */
  private static final class Running implements Serializable {
    private static final long serialVersionUID = 1L;
    private int day = -1;
    private long requests;
    private long unknownClients;
    private long firstMicros;
    private long lastMicros;
  }

  /** Counts a record that is no reject and no request. */
  void add(Outcome outcome) {
    outcomes[outcome.ordinal()]++;
  }

  /** Counts a request, of a row of {@link MappedRow#SCHEMA}. */
  void addRequest(InternalRow row) {
    add(Outcome.ACCEPTED);
    int day = row.getInt(MappedRow.DAY_PLACE);
    long arrival = row.getLong(ARRIVAL);
    if (day != running.day) {
      settle();
      running.day = day;
      running.firstMicros = arrival;
      running.lastMicros = arrival;
    }
    running.requests++;
    running.unknownClients += row.getUTF8String(CLIENT).equals(UNKNOWN) ? 1 : 0;
    running.firstMicros = Math.min(running.firstMicros, arrival);
    running.lastMicros = Math.max(running.lastMicros, arrival);
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
    firstRejects.merge(kind, place, Tally::earlier);
  }

  /** Notes a file that was written, by its path below the table. */
  void addFile(String name) {
    settle();
    if (name.startsWith(DAY_FOLDER)) {
      LocalDate day = LocalDate.parse(name.substring(DAY_FOLDER.length(), name.indexOf('/')));
      add((int) day.toEpochDay(), new DayTally(0, 0, Long.MAX_VALUE, Long.MIN_VALUE, 1));
    }
  }

  /** Puts another tally's counts to this one's. */
  Tally merge(Tally other) {
    settle();
    other.settle();
    for (int i = 0; i < outcomes.length; i++) {
      outcomes[i] += other.outcomes[i];
    }
    other.rejects.forEach((kind, count) -> rejects.merge(kind, count, Long::sum));
    other.firstRejects.forEach((kind, place) -> firstRejects.merge(kind, place, Tally::earlier));
    other.days.forEach(this::add);
    return this;
  }

  byte[] toBytes() {
    settle();
    return Utils.serialize(this);
  }

  static Tally ofBytes(byte[] bytes) {
    return Utils.deserialize(bytes, Tally.class.getClassLoader());
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

  /** What each day got, by the day's number since 1970-01-01. */
  public SortedMap<Integer, DayTally> days() {
    settle();
    return Collections.unmodifiableSortedMap(days);
  }

  private void settle() {
    if (running.requests > 0) {
      add(
          running.day,
          new DayTally(
              running.requests,
              running.unknownClients,
              running.firstMicros,
              running.lastMicros,
              0));
    }
    running.day = -1;
    running.requests = 0;
    running.unknownClients = 0;
  }

  private void add(int day, DayTally tally) {
    days.merge(day, tally, DayTally::plus);
  }

  private static Place earlier(Place a, Place b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
