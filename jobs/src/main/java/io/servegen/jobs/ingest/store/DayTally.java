package io.servegen.jobs.ingest.store;

import java.io.Serializable;

/**
 * What a day holds.
 *
 * @param requests how many
 * @param unknownClients how many of them are of unknown clients
 * @param firstMicros the first arrival in microseconds since 1970-01-01
 * @param lastMicros the last arrival
 * @param files in how many files they are
 */
public record DayTally(
    long requests, long unknownClients, long firstMicros, long lastMicros, int files)
    implements Serializable {

  /** This and another tally of the same day put together. */
  public DayTally plus(DayTally other) {
    return new DayTally(
        requests + other.requests,
        unknownClients + other.unknownClients,
        Math.min(firstMicros, other.firstMicros),
        Math.max(lastMicros, other.lastMicros),
        files + other.files);
  }
}
