package io.servegen.jobs.ingest;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.util.Locale;

/** The forms that the fuzz test writes a request in. */
enum FuzzedForm {
  GATEWAY("gateway") {
    @Override
    String line(FuzzedRequest request) {
      return String.format(
          Locale.ROOT,
          "{\"timestamp\":\"%s\",\"request_id\":\"%s\",\"api_key_id\":\"%s\",\"model\":\"m\","
              + "\"prompt_tokens\":%s,\"completion_tokens\":%s,\"status\":200,\"prompt\":\"%s\"%s}",
          request.time(),
          json(request.id()),
          json(request.client()),
          request.input(),
          request.output(),
          FuzzedRequest.PROMPT,
          request.more());
    }

    @Override
    String again() {
      return ",\"request_id\":\"again\"";
    }
  },
  LITELLM("litellm") {
    @Override
    String line(FuzzedRequest request) {
      return String.format(
          Locale.ROOT,
          "{\"request_id\": \"%s\", \"call_type\": \"acompletion\", \"startTime\": \"%s\","
              + " \"api_key\": \"%s\", \"model\": \"m\", \"prompt_tokens\": %s,"
              + " \"completion_tokens\": %s, \"messages\": [{\"content\": \"%s\"}]%s}",
          json(request.id()),
          request.time(),
          json(request.client()),
          request.input(),
          request.output(),
          FuzzedRequest.PROMPT,
          request.more());
    }

    @Override
    String again() {
      return ", \"prompt_tokens\": 1";
    }
  },
  OTEL("otel-genai") {
    @Override
    String line(FuzzedRequest request) {
      return String.format(
          Locale.ROOT,
          "{\"resourceSpans\":[{\"scopeSpans\":[{\"spans\":[{\"traceId\":\"%s\","
              + "\"startTimeUnixNano\":\"%s\",\"attributes\":[%s,%s,"
              + "{\"key\":\"gen_ai.usage.input_tokens\",\"value\":{\"intValue\":%s}},"
              + "{\"key\":\"gen_ai.usage.output_tokens\",\"value\":{\"intValue\":%s}},%s]%s}]}]}]}",
          json(request.id()),
          request.nanos(),
          attribute("gen_ai.request.model", "m"),
          attribute("user.id", json(request.client())),
          request.input(),
          request.output(),
          attribute("gen_ai.prompt", FuzzedRequest.PROMPT),
          request.more());
    }

    @Override
    String again() {
      return ",\"traceId\":\"again\"";
    }
  },
  CSV("csv") {
    @Override
    String header() {
      return "id,ts,client,n_in,n_out,prompt\n";
    }

    @Override
    String line(FuzzedRequest request) {
      return String.join(
          ",",
          quoted(request.id()),
          request.time(),
          quoted(request.client()),
          request.input().replace("\"", ""),
          request.output().replace("\"", ""),
          '"' + FuzzedRequest.PROMPT + request.more() + '"');
    }

    @Override
    String again() {
      return "\",\"again";
    }

    @Override
    String nested(int depth) {
      return "\"" + "[".repeat(depth);
    }

    @Override
    String longText(int length) {
      return " ".repeat(length);
    }
  };

  private final String format;

  FuzzedForm(String format) {
    this.format = format;
  }

  String format() {
    return format;
  }

  String header() {
    return "";
  }

  abstract String line(FuzzedRequest request);

  /** A further part that names a field for the second time. */
  abstract String again();

  /** A further part with brackets that are nested, or never closed. */
  String nested(int depth) {
    return ",\"tools\":" + "[".repeat(depth) + "]".repeat(depth);
  }

  /** A further part of so many bytes, which does no harm. */
  String longText(int length) {
    return ",\"answer\":\"" + " ".repeat(length) + "\"";
  }

  private static String attribute(String key, String value) {
    return "{\"key\":\"" + key + "\",\"value\":{\"stringValue\":\"" + value + "\"}}";
  }

  private static String json(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(text));
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }
}
