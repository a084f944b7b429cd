package io.servegen.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.jobs.cli.SparkRun;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The formats of gateways and tracing, on lines in the shape that each writes. */
class LogFormatsTest extends FormatTest {
  private static final String LANGFUSE =
      "request_id=o1 arrival=2024-05-29T13:46:19.963Z model=gpt-4o client_id=ann input_tokens=100"
          + " output_tokens=30 reasoning_tokens=10 cached_tokens=60 conversation_id=s1 status=ok"
          + " duration_seconds=1.5 time_to_first_token_seconds=0.25";

  @Test
  void gateway() throws IOException {
    assertThat(
            mapped(
                "gateway",
                """
                {"timestamp":"2025-03-03T10:00:01.5Z","request_id":"r1","api_key_id":"k1","model":"m","prompt_tokens":12,"completion_tokens":3,"status":200,"latency_ms":1500}
                {"timestamp":"2025-03-03T10:00:02Z","request_id":"r2","api_key_id":"k1","model":"m","prompt_tokens":12,"completion_tokens":0,"status":503,"latency_ms":20}
                """))
        .containsExactly(
            "request_id=r1 arrival=2025-03-03T10:00:01.500Z model=m client_id=k1 input_tokens=12"
                + " output_tokens=3 status=ok duration_seconds=1.5",
            "request_id=r2 arrival=2025-03-03T10:00:02Z model=m client_id=k1 input_tokens=12"
                + " output_tokens=0 status=failed duration_seconds=0.02");
  }

  @Test
  void liteLlm() throws IOException {
    String text =
        """
        {"request_id":"chatcmpl-1","call_type":"acompletion","api_key":"88dc28","spend":0.01,"total_tokens":30,"prompt_tokens":20,"completion_tokens":10,"startTime":"2025-03-03T10:00:00.5","endTime":"2025-03-03T10:00:02.75","completionStartTime":"2025-03-03T10:00:01","model":"gpt-4o","model_group":"chat","user":"u1","team_id":"t1","end_user":"","session_id":"s1","status":"success","metadata":{"user_api_key_alias":null}}
        {"request_id":"chatcmpl-2","call_type":"acompletion","api_key":"88dc28","prompt_tokens":0,"completion_tokens":0,"startTime":"2025-03-03T10:00:03+00:00","endTime":"2025-03-03T10:00:04+00:00","completionStartTime":"2025-03-03T10:00:04+00:00","model":"gpt-4o","user":"","team_id":null,"status":"failure"}
        {"request_id":"e-1","call_type":"aembedding","api_key":"88dc28","prompt_tokens":7,"completion_tokens":null,"startTime":"2025-03-03T10:00:05","endTime":"2025-03-03T10:00:06","model":"text-embedding-3"}
        {"request_id":"i-1","call_type":"aimage_generation","api_key":"88dc28","startTime":"2025-03-03T10:00:05","model":"dall-e-3"}
        """;

    assertThat(mapped("litellm", text))
        .containsExactly(
            "request_id=chatcmpl-1 arrival=2025-03-03T10:00:00.500Z model=gpt-4o client_id=88dc28"
                + " input_tokens=20 output_tokens=10 conversation_id=s1 status=ok"
                + " duration_seconds=2.25 time_to_first_token_seconds=0.5",
            "request_id=chatcmpl-2 arrival=2025-03-03T10:00:03Z model=gpt-4o client_id=88dc28"
                + " input_tokens=0 output_tokens=0 status=failed duration_seconds=1.0",
            "skipped",
            "skipped");
    assertThat(mapped("litellm", text, "client=team_id").get(0)).contains("client_id=t1");
    assertThat(mapped("litellm", text, "client=end_user").get(0)).contains("client_id=(unknown)");
  }

  @Test
  void openTelemetry() throws IOException {
    String text =
        """
        {"resourceSpans":[{"resource":{"attributes":[{"key":"service.name","value":{"stringValue":"shop"}}]},"scopeSpans":[{"scope":{"name":"openai"},"spans":[\
        {"traceId":"t1","spanId":"a","name":"chat gpt-4o","kind":3,"startTimeUnixNano":"1740996000123456789","endTimeUnixNano":"1740996002123456789","attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},{"key":"gen_ai.request.model","value":{"stringValue":"gpt-4o"}},{"key":"gen_ai.usage.input_tokens","value":{"intValue":"100"}},{"key":"gen_ai.usage.output_tokens","value":{"intValue":"50"}},{"key":"gen_ai.usage.reasoning.output_tokens","value":{"intValue":"20"}},{"key":"gen_ai.usage.cache_read.input_tokens","value":{"intValue":"64"}},{"key":"gen_ai.conversation.id","value":{"stringValue":"c7"}},{"key":"gen_ai.response.time_to_first_chunk","value":{"doubleValue":0.25}},{"key":"gen_ai.response.finish_reasons","value":{"arrayValue":{"values":[{"stringValue":"stop"}]}}},{"key":"user.id","value":{"stringValue":"ann"}}],"status":{}},\
        {"traceId":"t1","spanId":"b","name":"execute_tool","startTimeUnixNano":"1740996000000000000","attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"execute_tool"}}]},\
        {"traceId":"t2","spanId":"c","name":"chat gpt-4o","startTimeUnixNano":"1740996005000000000","endTimeUnixNano":"1740996005500000000","attributes":[{"key":"gen_ai.operation.name","value":{"stringValue":"chat"}},{"key":"gen_ai.request.model","value":{"stringValue":"gpt-4o"}}],"status":{"code":2,"message":"429"}}]},\
        {"scope":{"name":"vllm"},"spans":[{"traceId":"t3","spanId":"d","name":"llm_request","startTimeUnixNano":1740996007000000000,"attributes":[{"key":"gen_ai.response.model","value":{"stringValue":"llama"}},{"key":"gen_ai.usage.prompt_tokens","value":{"intValue":5}},{"key":"gen_ai.usage.completion_tokens","value":{"intValue":6}},{"key":"gen_ai.latency.time_to_first_token","value":{"doubleValue":0.5}}]}]}]},\
        {"resource":{}}]}
        {"resourceMetrics":[]}
        """;

    assertThat(mapped("otel-genai", text))
        .containsExactly(
            "request_id=t1-a arrival=2025-03-03T10:00:00.123456Z model=gpt-4o client_id=ann"
                + " input_tokens=100 output_tokens=50 reasoning_tokens=20 cached_tokens=64"
                + " conversation_id=c7 status=ok duration_seconds=2.0"
                + " time_to_first_token_seconds=0.25",
            "skipped",
            "request_id=t2-c arrival=2025-03-03T10:00:05Z model=gpt-4o client_id=(unknown)"
                + " input_tokens=0 output_tokens=0 status=failed duration_seconds=0.5",
            "request_id=t3-d arrival=2025-03-03T10:00:07Z model=llama client_id=(unknown)"
                + " input_tokens=5 output_tokens=6 status=ok time_to_first_token_seconds=0.5",
            "rejected: missing part");
    assertThat(mapped("otel-genai", text, "client='service.name'").get(3))
        .contains("client_id=shop");
  }

  @Test
  void envoyAiGateway() throws IOException {
    assertThat(
            mapped(
                "envoy-ai-gateway",
                """
                {":authority":"api.example","bytes_sent":432,"duration":1526,"genai_backend_name":"b","genai_model_name":"gpt-4o-mini","genai_model_name_override":null,"genai_tokens_input":15,"genai_tokens_output":7,"genai_tokens_total":22,"method":"POST","response_code":200,"response_flags":"-","start_time":"2025-08-30T16:51:37.894Z","x-request-id":"83b6"}
                {"duration":30,"gen_ai.request.model":"gpt-4o","gen_ai.usage.input_tokens":20,"gen_ai.usage.output_tokens":9,"session.id":"s1","response_code":200,"start_time":"2025-08-30T16:51:38.000Z","x-request-id":"83b7","x-tenant":"acme"}
                {"duration":12,"gen_ai.request.model":"gpt-4o","gen_ai.usage.input_tokens":null,"gen_ai.usage.output_tokens":null,"response_code":429,"start_time":"2025-08-30T16:51:39.000Z","x-request-id":"83b8","x-tenant":"acme"}
                {"duration":653,"genai_model_name":null,"mcp_method":"tools/call","response_code":200,"start_time":"2025-10-08T10:42:11.430Z","x-request-id":"cf2c"}
                """,
                "client=`x-tenant`"))
        .containsExactly(
            "request_id=83b6 arrival=2025-08-30T16:51:37.894Z model=gpt-4o-mini"
                + " client_id=(unknown) input_tokens=15 output_tokens=7 status=ok"
                + " duration_seconds=1.526",
            "request_id=83b7 arrival=2025-08-30T16:51:38Z model=gpt-4o client_id=acme"
                + " input_tokens=20 output_tokens=9 conversation_id=s1 status=ok"
                + " duration_seconds=0.03",
            "request_id=83b8 arrival=2025-08-30T16:51:39Z model=gpt-4o client_id=acme"
                + " input_tokens=0 output_tokens=0 status=failed duration_seconds=0.012",
            "skipped");
  }

  @Test
  void kongAi() throws IOException {
    assertThat(
            mapped(
                "kong-ai",
                """
                {"started_at":1740996000123,"request":{"id":"q1","method":"POST"},"response":{"status":200},"latencies":{"request":2700,"kong":12,"proxy":2688},"consumer":{"id":"c-1","username":"ann"},"authenticated_entity":{"id":"k-1"},"ai":{"proxy":{"meta":{"request_model":"command","provider_name":"cohere","response_model":"command","plugin_id":"p","llm_latency":2670},"usage":{"prompt_tokens":28,"completion_tokens":20,"total_tokens":48,"cost":0.0038,"prompt_tokens_details":{"cached_tokens":16},"completion_tokens_details":{"reasoning_tokens":4}}}}}
                {"started_at":1740996001000,"request":{"id":"q2"},"response":{"status":401},"authenticated_entity":{"id":"k-1"},"ai":{"proxy":{"meta":{"request_model":"command"},"usage":{}}}}
                {"started_at":1740996002000,"request":{"id":"q3"},"response":{"status":200}}
                """))
        .containsExactly(
            "request_id=q1 arrival=2025-03-03T10:00:00.123Z model=command client_id=ann"
                + " input_tokens=28 output_tokens=20 reasoning_tokens=4 cached_tokens=16"
                + " status=ok duration_seconds=2.7",
            "request_id=q2 arrival=2025-03-03T10:00:01Z model=command client_id=k-1"
                + " input_tokens=0 output_tokens=0 status=failed",
            "skipped");
  }

  @Test
  void apisixLogsTheEndAndIsMappedToTheStart() throws IOException {
    String head = "192.168.215.1 - - [21/Mar/2025:04:28:03 +0000] api.openai.com ";
    String tail =
        " \"-\" \"curl/8.6.0 (\\x22y\\x22)\" api.openai.com:443 200 2.858"
            + " \"https://api.openai.com/v1/chat/completions\" \"5c5e\"";
    String chat = head + "\"POST /anything HTTP/1.1\" 200 804 2.858" + tail;
    String failed = head + "\"POST /anything HTTP/1.1\" 502 0 1.000" + tail;
    assertThat(
            mapped(
                "apisix-ai",
                chat
                    + " \"ai_chat\" \"2858\" \"gpt-4-0613\" \"gpt-4\"  \"23\" \"8\"\n"
                    + failed
                    + " \"ai_stream\" \"-\" \"-\" \"gpt-4\"  \"-\" \"-\"\n"
                    + chat
                    + " \"traditional_http\" \"-\" \"-\" \"-\"  \"-\" \"-\"\n"
                    + head
                    + "\n"))
        .containsExactly(
            "request_id=5c5e arrival=2025-03-21T04:28:00.142Z model=gpt-4"
                + " client_id=192.168.215.1 input_tokens=23 output_tokens=8 status=ok"
                + " duration_seconds=2.858 time_to_first_token_seconds=2.858",
            "request_id=5c5e arrival=2025-03-21T04:28:02Z model=gpt-4 client_id=192.168.215.1"
                + " input_tokens=0 output_tokens=0 status=failed duration_seconds=1.0",
            "skipped",
            "rejected: expression_failed failed");
    assertThat(
            mapped(
                "apisix-ai",
                chat + " \"ai_chat\" \"2858\" \"gpt-4\" \"gpt-4\"  \"23\" \"8\" \"ann\"\n",
                "more=1",
                "client=element_at(words, -1)"))
        .first()
        .asString()
        .contains("client_id=ann input_tokens=23 output_tokens=8");
  }

  @Test
  void langfuse() throws IOException {
    assertThat(
            mapped(
                "langfuse",
                """
                {"id":"o1","trace_id":"t1","type":"GENERATION","start_time":"2024-05-29 13:46:19.963000","end_time":"2024-05-29 13:46:21.463000","level":"DEFAULT","provided_model_name":"gpt-4o","usage_details":{"input":40,"input_cached_tokens":60,"output":20,"output_reasoning_tokens":10,"total":130},"latency":1.5,"time_to_first_token":0.25,"user_id":"ann","session_id":"s1","input":"secret"}
                {"id":"o2","trace_id":"t1","type":"SPAN","start_time":"2024-05-29 13:46:19.000000","usage_details":{}}
                {"id":"o3","traceId":"t2","type":"GENERATION","startTime":"2024-05-29T13:46:20.000Z","level":"DEFAULT","model":"gpt-4o","usageDetails":{"input":7,"output":8,"total":15}}
                {"id":"o4","trace_id":"t3","type":"GENERATION","start_time":"2024-05-29 13:46:21.000000","level":"ERROR","provided_model_name":"gpt-4o","usage_details":{},"user_id":""}
                {"id":"o5","trace_id":"t3","type":"GENERATION","start_time":"2024-05-29 13:46:22.000000","level":"DEFAULT","provided_model_name":"gpt-4o","usage_details":{}}
                """))
        .containsExactly(
            LANGFUSE,
            "skipped",
            "request_id=o3 arrival=2024-05-29T13:46:20Z model=gpt-4o client_id=(unknown)"
                + " input_tokens=7 output_tokens=8 status=ok",
            "request_id=o4 arrival=2024-05-29T13:46:21Z model=gpt-4o client_id=(unknown)"
                + " input_tokens=0 output_tokens=0 status=failed",
            "rejected: missing input_tokens");
  }

  @Test
  void langfuseInParquet() throws IOException {
    Path input = folder.resolve("observations_v2");
    try (SparkRun spark = spark()) {
      spark
          .session()
          .sql(
              "select 'o1' id, 't1' trace_id, type, timestamp '2024-05-29 13:46:19.963' start_time,"
                  + " 'DEFAULT' level, 'gpt-4o' provided_model_name, map('input', decimal(40),"
                  + " 'input_cached_tokens', decimal(60), 'output', decimal(20),"
                  + " 'output_reasoning_tokens', decimal(10), 'total', decimal(130))"
                  + " usage_details, 1.5D latency, 0.25D time_to_first_token, 'ann' user_id,"
                  + " 's1' session_id, 'secret' input from values ('GENERATION'), ('SPAN') t(type)")
          .coalesce(1)
          .write()
          .parquet(input.toString());
    }

    assertThat(mapped("langfuse-parquet", input)).containsExactly(LANGFUSE, "skipped");
  }
}
