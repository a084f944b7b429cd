package io.servegen.jobs.export;

/**
 * Vidur's CSV {@code arrived_at,num_prefill_tokens,num_decode_tokens}, times in seconds. Its {@code
 * trace_replay} request generator cuts a prompt where prompt and output come to more than {@code
 * max_tokens}, 4,096 unless told otherwise, and does not say so.
 *
 * @see <a href="https://github.com/microsoft/vidur">microsoft/vidur,
 *     request_generator/trace_replay_request_generator.py</a>
 */
final class VidurFormat implements LineFormat {
  private static final byte[] HEADER =
      LineFormats.ascii("arrived_at,num_prefill_tokens,num_decode_tokens\n");

  @Override
  public void header(LineBuffer out) {
    out.append(HEADER);
  }

  @Override
  public void write(ExportedRequest request, LineBuffer out) {
    out.appendSeconds(request.micros);
    out.append(',').append(request.input);
    out.append(',').append(request.output).append('\n');
  }
}
