package io.servegen.jobs.export;

/**
 * SplitwiseSim's CSV, exactly these seven columns, since it makes each one an argument: requests of
 * type 2 (generative LLM) to application 0, in batches of one. Its token phase has one token fewer
 * than the output, which must not be 0 for that.
 *
 * @see <a href="https://github.com/Mutinifni/splitwise-sim">Mutinifni/splitwise-sim, trace.py and
 *     request.py</a>
 */
final class SplitwiseFormat implements LineFormat {
  private static final byte[] HEADER =
      LineFormats.ascii(
          "request_id,request_type,application_id,arrival_timestamp,batch_size,prompt_size,"
              + "token_size\n");
  private static final byte[] TYPE_AND_APPLICATION = LineFormats.ascii(",2,0,");
  private static final byte[] BATCH_SIZE = LineFormats.ascii(",1,");

  @Override
  public void header(LineBuffer out) {
    out.append(HEADER);
  }

  @Override
  public void write(ExportedRequest request, LineBuffer out) {
    out.append(request.id).append(TYPE_AND_APPLICATION).appendSeconds(request.micros);
    out.append(BATCH_SIZE).append(request.input);
    out.append(',').append(request.output).append('\n');
  }
}
