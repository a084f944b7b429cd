package io.servegen.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The formats of public traces, on lines in their shape with values of our own. */
class PublicTraceFormatsTest extends FormatTest {
  @Test
  void azureOf2023HasNoZoneAndSevenDigits() throws IOException {
    assertThat(
            mapped(
                "azure-llm",
                "TIMESTAMP,ContextTokens,GeneratedTokens\r\n2023-11-16 18:17:03.9799600,4808,10"))
        .containsExactly(
            "arrival=2023-11-16T18:17:03.979960Z model=azure-llm client_id=(unknown)"
                + " input_tokens=4808 output_tokens=10 status=ok");
  }

  @Test
  void azureOf2024HasAnOffsetAndSometimesNoFraction() throws IOException {
    assertThat(
            mapped(
                "azure-llm",
                """
                TIMESTAMP,ContextTokens,GeneratedTokens
                2024-05-10 00:00:00.009930+00:00,2162,5
                2024-05-12 00:00:00+00:00,2399,6
                """,
                "service='azure-code'"))
        .containsExactly(
            "arrival=2024-05-10T00:00:00.009930Z model=azure-code client_id=(unknown)"
                + " input_tokens=2162 output_tokens=5 status=ok",
            "arrival=2024-05-12T00:00:00Z model=azure-code client_id=(unknown)"
                + " input_tokens=2399 output_tokens=6 status=ok");
  }

  @Test
  void azureMultimodal() throws IOException {
    String text =
        """
        TIMESTAMP,NumImages,ContextTokens,GeneratedTokens
        2024-10-15T12:00:00.269Z,0,770,491
        2024-10-15T12:00:01.400Z,2,3100,80
        """;

    assertThat(mapped("azure-lmm", text))
        .containsExactly(
            "arrival=2024-10-15T12:00:00.269Z model=azure-lmm client_id=(unknown)"
                + " input_tokens=770 output_tokens=491 status=ok",
            "arrival=2024-10-15T12:00:01.400Z model=azure-lmm client_id=(unknown)"
                + " input_tokens=3100 output_tokens=80 status=ok");
    assertThat(mapped("azure-lmm", text, "image=1200").get(1))
        .contains("image_tokens=[1200, 1200]");
  }

  @Test
  void burstGptOfSixColumns() throws IOException {
    assertThat(
            mapped(
                "burstgpt",
                """
                Timestamp,Model,Request tokens,Response tokens,Total tokens,Log Type
                5,ChatGPT,472,18,490,Conversation log
                45,GPT-4,1087,0,1087,API log
                """,
                "client=`Log Type`"))
        .containsExactly(
            "arrival=2024-01-01T00:00:05Z model=ChatGPT client_id=Conversation log"
                + " input_tokens=472 output_tokens=18 status=ok",
            "arrival=2024-01-01T00:00:45Z model=GPT-4 client_id=API log"
                + " input_tokens=1087 output_tokens=0 status=failed");
  }

  @Test
  void burstGptOfEightColumns() throws IOException {
    assertThat(
            mapped(
                "burstgpt",
                """
                Timestamp,Session ID,Elapsed time,Model,Request tokens,Response tokens,Total tokens,Log Type
                19440110.25,,4.5,GPT-4,10,20,30,API log
                19440111.5,77,1.25,ChatGPT,11,21,32,Conversation log
                """))
        .containsExactly(
            "arrival=2024-08-13T00:01:50.250Z model=GPT-4 client_id=(unknown) input_tokens=10"
                + " output_tokens=20 status=ok duration_seconds=4.5",
            "arrival=2024-08-13T00:01:51.500Z model=ChatGPT client_id=(unknown) input_tokens=11"
                + " output_tokens=21 conversation_id=77 status=ok duration_seconds=1.25");
  }

  @Test
  void mooncake() throws IOException {
    assertThat(
            mapped(
                "mooncake",
                """
                {"timestamp": 27482, "input_length": 6955, "output_length": 52, "hash_ids": [46, 47, 48]}
                """))
        .containsExactly(
            "arrival=2024-01-01T00:00:27.482Z model=mooncake client_id=(unknown)"
                + " input_tokens=6955 output_tokens=52 status=ok");
  }

  @Test
  void qwenBailian() throws IOException {
    assertThat(
            mapped(
                "qwen-bailian",
                """
                {"chat_id": 159, "parent_chat_id": 55, "timestamp": 61.114, "input_length": 521, "output_length": 132, "type": "text", "turn": 2, "hash_ids": [1089, 1090]}
                """,
                "client=type"))
        .containsExactly(
            "request_id=159 arrival=2024-01-01T00:01:01.114Z model=qwen-bailian client_id=text"
                + " input_tokens=521 output_tokens=132 turn=2 status=ok");
  }
}
