package io.servegen.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.ingest.format.LogFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The formats that fit any source, and that every other has its test. */
class GenericFormatsTest extends FormatTest {
  @Test
  void everyFormatHasATest() {
    assertThat(LogFormats.names())
        .containsExactlyInAnyOrder(
            "apisix-ai",
            "azure-llm",
            "azure-lmm",
            "burstgpt",
            "csv",
            "envoy-ai-gateway",
            "gateway",
            "json",
            "kong-ai",
            "langfuse",
            "langfuse-parquet",
            "litellm",
            "mooncake",
            "otel-genai",
            "parquet",
            "qwen-bailian",
            "requests");
  }

  @Test
  void aReadyMadeTableOfAnySource() throws IOException {
    try (SparkRun spark = spark()) {
      spark
          .session()
          .sql(
              "select timestamp_ntz '2025-03-03 10:00:00' arrival, 5L input_tokens, 6S output_tokens,"
                  + " 'c' client_id, array(1, 2) image_tokens, 12345678901 request_id, 'x' more")
          .createOrReplaceGlobalTempView("ready_made");
      assertThat(MappedLines.of(spark, "requests", "table:global_temp.ready_made", Map.of()))
          .containsExactly(
              "request_id=12345678901 arrival=2025-03-03T10:00:00Z model=(unknown) client_id=c"
                  + " input_tokens=5 output_tokens=6 image_tokens=[1, 2] status=ok");
    }
  }

  @Test
  void genericFormatsTakeTheirColumnsFromTheCommandLine() throws IOException {
    String[] settings = {
      "arrival=timestamp_seconds(double(ts))", "input_tokens=n_in", "output_tokens=`n out`"
    };
    String expected =
        "arrival=2025-03-03T10:00:00.250Z model=(unknown) client_id=(unknown) input_tokens=5"
            + " output_tokens=6 status=ok";

    assertThat(mapped("csv", "ts,\"n_in\",n out\n1740996000.25,5,\"6\"\n", settings))
        .containsExactly(expected);
    assertThat(mapped("json", "{\"ts\":1740996000.25,\"n_in\":5,\"n out\":6}", settings))
        .containsExactly(expected);
    Path input = folder.resolve("log.parquet");
    try (SparkRun spark = spark()) {
      spark
          .session()
          .sql("select 1740996000.25D ts, 5 n_in, '6' `n out`")
          .write()
          .parquet(input.toString());
    }
    assertThat(mapped("parquet", input, settings)).containsExactly(expected);
    Files.writeString(folder.resolve("log"), "a\n1\n");
    assertThat(servegen("ingest", "--input", folder.resolve("log"), "--format", "csv", "--explain"))
        .satisfies(
            outcome -> {
              assertThat(outcome.exitCode()).isEqualTo(2);
              assertThat(outcome.err()).contains("gives no 'arrival'", "--set arrival=");
            });
  }
}
