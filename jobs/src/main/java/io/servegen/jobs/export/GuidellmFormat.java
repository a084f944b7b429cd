package io.servegen.jobs.export;

/**
 * JSON lines for guidellm's {@code trace_synthetic}: {@code timestamp} in seconds, {@code
 * input_length}, {@code output_length}. It keeps times as 32-bit floats, so that they are fine to a
 * millisecond for the first hours and to 0.06 s after a week.
 *
 * @see <a href="https://github.com/vllm-project/guidellm">vllm-project/guidellm,
 *     data/deserializers/trace_common.py</a>
 */
final class GuidellmFormat implements LineFormat {
  private static final byte[] TIMESTAMP = LineFormats.ascii("{\"timestamp\":");
  private static final byte[] INPUT = LineFormats.ascii(",\"input_length\":");
  private static final byte[] OUTPUT = LineFormats.ascii(",\"output_length\":");
  private static final byte[] END = LineFormats.ascii("}\n");

  @Override
  public void write(ExportedRequest request, LineBuffer out) {
    out.append(TIMESTAMP).appendSeconds(request.micros);
    out.append(INPUT).append(request.input);
    out.append(OUTPUT).append(request.output).append(END);
  }
}
