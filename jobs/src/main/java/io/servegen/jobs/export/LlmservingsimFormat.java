package io.servegen.jobs.export;

/**
 * LLMServingSim's JSON lines in their flat form: {@code input_toks}, {@code output_toks}, {@code
 * arrival_time_ns}. There are no token ids, so that no prefix is taken for shared.
 *
 * @see <a href="https://github.com/casys-kaist/LLMServingSim">casys-kaist/LLMServingSim,
 *     serving/core/router.py</a>
 */
final class LlmservingsimFormat implements LineFormat {
  private static final byte[] INPUT = LineFormats.ascii("{\"input_toks\":");
  private static final byte[] OUTPUT = LineFormats.ascii(",\"output_toks\":");
  private static final byte[] ARRIVAL = LineFormats.ascii(",\"arrival_time_ns\":");
  private static final byte[] END = LineFormats.ascii("}\n");

  @Override
  public void write(ExportedRequest request, LineBuffer out) {
    out.append(INPUT).append(request.input);
    out.append(OUTPUT).append(request.output);
    out.append(ARRIVAL).append(request.micros * 1000).append(END);
  }
}
