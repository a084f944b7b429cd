package io.servegen.jobs.window;

import java.io.Serializable;
import java.util.Collection;
import org.apache.spark.unsafe.types.UTF8String;

/** What a first look tells of one model's requests. */
public final class ModelSurvey implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final int SAMPLED_TIMES = 1024;

  private long requests;
  private long failed;
  private long firstMicros = Long.MAX_VALUE;
  private long lastMicros = Long.MIN_VALUE;
  private final SmallestHashes times = new SmallestHashes(SAMPLED_TIMES);

  void add(long arrival, UTF8String clientId, boolean hasFailed) {
    requests++;
    failed += hasFailed ? 1 : 0;
    firstMicros = Math.min(firstMicros, arrival);
    lastMicros = Math.max(lastMicros, arrival);
    if (times.wants(arrival)) {
      times.add(arrival, clientId.toString());
    }
  }

  void addAll(ModelSurvey other) {
    requests += other.requests;
    failed += other.failed;
    firstMicros = Math.min(firstMicros, other.firstMicros);
    lastMicros = Math.max(lastMicros, other.lastMicros);
    times.addAll(other.times);
  }

  public long requests() {
    return requests;
  }

  /** How many of them failed. */
  public long failed() {
    return failed;
  }

  /** The first arrival, in microseconds since 1970-01-01 00:00 UTC. */
  public long firstMicros() {
    return firstMicros;
  }

  /** The last arrival, likewise. */
  public long lastMicros() {
    return lastMicros;
  }

  /** The clock that stamped the arrivals. */
  public Clock clock() {
    return Clock.of(times.numbers());
  }

  /** The clients of some of the requests. */
  Collection<String> sampledClients() {
    return times.labels();
  }
}
