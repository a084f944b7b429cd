package io.servegen.jobs.samplelogs;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A request as a line of JSON, in the form that the log format {@code gateway} reads. */
final class LogLine {
  private static final DateTimeFormatter ISO_MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private LogLine() {}

  /** The line, without its end. {@code timestamp} is when the request arrived. */
  static String of(LoggedRequest request) {
    return "{\"timestamp\":\""
        + ISO_MILLIS.format(Instant.ofEpochMilli(request.startMillis()))
        + "\",\"request_id\":\""
        + request.requestId()
        + "\",\"api_key_id\":\""
        + request.client().apiKeyId()
        + "\",\"model\":\""
        + request.client().model()
        + "\",\"prompt_tokens\":"
        + request.promptTokens()
        + ",\"completion_tokens\":"
        + request.completionTokens()
        + ",\"total_tokens\":"
        + (request.promptTokens() + request.completionTokens())
        + ",\"status\":"
        + request.status()
        + ",\"latency_ms\":"
        + request.latencyMillis()
        + "}";
  }
}
