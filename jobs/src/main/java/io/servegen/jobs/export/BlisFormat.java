package io.servegen.jobs.export;

import io.servegen.jobs.table.Column;
import java.util.List;

/**
 * Trace v2 of BLIS (inference-sim): a header in YAML, whose keys are checked, and a CSV whose 27
 * columns are read by position. It is the one consumer that knows clients, modalities and
 * reasoning. No number may be empty; what has not happened yet, such as the first chunk, is 0.
 *
 * @see <a href="https://github.com/inference-sim/inference-sim">inference-sim/inference-sim,
 *     sim/workload/tracev2.go</a>
 */
final class BlisFormat implements LineFormat {
  private static final byte[] HEADER =
      LineFormats.ascii(
          "request_id,client_id,tenant_id,slo_class,session_id,round_index,prefix_group,"
              + "prefix_length,streaming,input_tokens,output_tokens,text_tokens,image_tokens,"
              + "audio_tokens,video_tokens,reason_ratio,model,deadline_us,server_input_tokens,"
              + "arrival_time_us,send_time_us,first_chunk_time_us,last_chunk_time_us,num_chunks,"
              + "status,error_message,finish_reason\n");
  private static final String YAML =
      """
      trace_version: 2
      time_unit: microseconds
      mode: generated
      warm_up_requests: 0
      """;

  /** No tenant, class or session; round 0; no shared prefix; not streaming. */
  private static final byte[] TENANT_TO_STREAMING = LineFormats.ascii(",,,,0,,0,false,");

  /** No deadline; no count of the input by a server. */
  private static final byte[] DEADLINE_AND_SERVER_INPUT = LineFormats.ascii(",0,0,");

  private static final byte[] NOT_SERVED_YET = LineFormats.ascii(",0,0,0,incomplete,,\n");

  @Override
  public void header(LineBuffer out) {
    out.append(HEADER);
  }

  @Override
  public String yamlBeside() {
    return YAML;
  }

  @Override
  public int leastTokens() {
    return 0;
  }

  @Override
  public List<String> columns() {
    return List.of(
        Column.MODEL,
        Column.CLIENT_ID,
        Column.REASONING_TOKENS,
        Column.TEXT_TOKENS,
        Column.IMAGE_TOKENS,
        Column.AUDIO_TOKENS,
        Column.VIDEO_TOKENS);
  }

  @Override
  public void write(ExportedRequest request, LineBuffer out) {
    out.append(request.id);
    out.append(',').appendCsv(request.client);
    out.append(TENANT_TO_STREAMING);
    out.append(request.input);
    out.append(',').append(request.output);
    out.append(',').append(request.text);
    out.append(',').append(request.image);
    out.append(',').append(request.audio);
    out.append(',').append(request.video);
    out.append(',').appendShare(request.reasoningShare);
    out.append(',').appendCsv(request.model);
    out.append(DEADLINE_AND_SERVER_INPUT);
    out.append(request.micros);
    out.append(',').append(request.micros);
    out.append(NOT_SERVED_YET);
  }
}
