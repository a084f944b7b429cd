package io.servegen.jobs.ingest;

import java.time.Instant;

/**
 * A request as a log may write it.
 *
 * @param time when it arrived, or nonsense
 * @param input the tokens as a form writes them: {@code 12}, {@code "12"}, {@code NaN}
 * @param more what a form writes behind all else
 */
record FuzzedRequest(
    String id, String time, String client, String input, String output, String more) {
  /** What no reject may hold. */
  static final String PROMPT = "SECRET-PROMPT";

  /** The time as OTLP writes it. */
  String nanos() {
    try {
      return Instant.parse(time).toEpochMilli() + "000000";
    } catch (java.time.DateTimeException e) {
      return time;
    }
  }

  FuzzedRequest withTime(String other) {
    return new FuzzedRequest(id, other, client, input, output, more);
  }

  FuzzedRequest withClient(String other) {
    return new FuzzedRequest(id, time, other, input, output, more);
  }

  FuzzedRequest withInput(String other) {
    return new FuzzedRequest(id, time, client, other, output, more);
  }

  FuzzedRequest withOutput(String other) {
    return new FuzzedRequest(id, time, client, input, other, more);
  }

  FuzzedRequest withMore(String other) {
    return new FuzzedRequest(id, time, client, input, output, other);
  }
}
