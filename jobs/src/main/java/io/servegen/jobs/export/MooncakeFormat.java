package io.servegen.jobs.export;

/**
 * Mooncake's JSON lines: {@code timestamp} in whole milliseconds from 0, {@code input_length},
 * {@code output_length} and {@code hash_ids}, one per 512 tokens of input. The consumers differ in
 * what they demand; this is what all of them take:
 *
 * <ul>
 *   <li>aiperf checks that there are ⌈input / 512⌉ ids, and takes rows that share a {@code
 *       session_id} for turns that add to each other, so there is none;
 *   <li>vLLM and SGLang take the length of the prompt from the ids;
 *   <li>guidellm reads the ids as 32-bit integers.
 * </ul>
 *
 * <p>Ids are counted up through the file and never repeat, since a repeated one claims that a
 * prefix is shared. They start again at 0 after 2³¹.
 *
 * @see <a href="https://github.com/kvcache-ai/Mooncake">kvcache-ai/Mooncake, FAST25-release</a>
 * @see <a href="https://github.com/ai-dynamo/aiperf">ai-dynamo/aiperf,
 *     dataset/loader/mooncake_trace.py</a>
 */
final class MooncakeFormat implements LineFormat {
  private static final byte[] TIMESTAMP = LineFormats.ascii("{\"timestamp\":");
  private static final byte[] INPUT = LineFormats.ascii(",\"input_length\":");
  private static final byte[] OUTPUT = LineFormats.ascii(",\"output_length\":");
  private static final byte[] HASH_IDS = LineFormats.ascii(",\"hash_ids\":[");
  private static final byte[] END = LineFormats.ascii("]}\n");

  @Override
  public boolean numbersBlocks() {
    return true;
  }

  @Override
  public void write(ExportedRequest request, LineBuffer out) {
    out.append(TIMESTAMP).append(request.micros / 1000);
    out.append(INPUT).append(request.input);
    out.append(OUTPUT).append(request.output);
    out.append(HASH_IDS);
    int blocks = ExportedRequest.blocks(request.input);
    for (int block = 0; block < blocks; block++) {
      if (block > 0) {
        out.append(',');
      }
      out.append((request.firstBlock + block) & Integer.MAX_VALUE);
    }
    out.append(END);
  }
}
