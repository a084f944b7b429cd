package io.servegen.jobs.samplelogs;

/**
 * A request as the gateway logs it when it is done.
 *
 * @param startMillis when it arrived, in milliseconds since 1970-01-01 00:00 UTC
 * @param latencyMillis how long it took
 * @param status the HTTP status code
 */
record LoggedRequest(
    long startMillis,
    int latencyMillis,
    String requestId,
    SampleClient client,
    int promptTokens,
    int completionTokens,
    int status) {

  /** When its line is written. */
  long doneMillis() {
    return startMillis + latencyMillis;
  }
}
