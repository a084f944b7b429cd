package io.servegen.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.servegen.jobs.SparkTest;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.export.TraceFixture.Request;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every format is read back by its consumer's own rules: a week's length, a prompt and an output of
 * nothing, reasoning, items of every kind, and names that no CSV likes.
 */
class FormatsTest extends SparkTest {
  private static final String AWKWARD = "the \"big\", client\nof Åse";
  private static final long WEEK_MICROS = 604_800_000_000L;
  private static final String SPLITWISE_HEADER =
      "request_id,request_type,application_id,arrival_timestamp,batch_size,prompt_size,token_size";
  private static final String SERVEGEN_HEADER =
      "request_id,timestamp,input_tokens,output_tokens,client_id";

  @TempDir private static Path shared;
  private static Path week;
  private static Path one;

  @TempDir private Path folder;

  @BeforeAll
  static void makeTraces() {
    try (SparkRun spark = spark()) {
      week =
          new TraceFixture(
                  spark, shared.resolve("week"), "2024-01-01T00:00:00Z", "2024-01-09T00:00:00Z")
              .slice(
                  Request.of("2024-01-01T00:00:00.000001Z", "m", "plain", 1000, 300).reasoning(100),
                  Request.of("2024-01-01T00:00:00.000002Z", "m,2", AWKWARD, 0, 0),
                  Request.of("2024-01-01T00:00:01.5Z", "m", " c ", 700, 9)
                      .items(400, new int[] {100, 50}, new int[] {60}, new int[] {90}))
              .slice(Request.of("2024-01-08T00:00:00.000001Z", "m", "plain", Integer.MAX_VALUE, 7))
              .finish();
      one =
          new TraceFixture(
                  spark, shared.resolve("one"), "2024-02-29T00:00:00Z", "2024-03-01T00:00:00Z")
              .slice(Request.of("2024-02-29T23:59:59.999999Z", 5, 6))
              .finish();
    }
  }

  private Path exported(Path trace, String format, Object... options) {
    Path output = folder.resolve(trace.getFileName() + "." + format);
    List<Object> args =
        new ArrayList<>(
            List.of("export", "--input", trace, "--format", format, "--output", output));
    args.addAll(List.of(options));
    succeed(args.toArray());
    return output;
  }

  private List<List<String>> csv(Path trace, String format, String header, Object... options)
      throws IOException {
    return CsvReader.read(Files.readString(exported(trace, format, options)), header);
  }

  private List<JsonNode> json(Path trace, String format, Set<String> keys) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : Files.readAllLines(exported(trace, format))) {
      JsonNode node = new ObjectMapper().readTree(line);
      assertThat(node.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(keys);
      lines.add(node);
    }
    return lines;
  }

  @Test
  void guidellmReadsSecondsAndWholeLengths() throws IOException {
    Set<String> keys = Set.of("timestamp", "input_length", "output_length");
    List<JsonNode> lines = json(week, "guidellm", keys);

    assertThat(lines)
        .allMatch(line -> line.get("timestamp").isFloatingPointNumber())
        .allMatch(line -> line.get("input_length").isInt() && line.get("output_length").isInt());
    assertThat(lines)
        .extracting(line -> line.get("timestamp").asDouble())
        .containsExactly(0.0, 1e-6, 1.499999, 604_800.0);
    assertThat(lines)
        .extracting(line -> line.get("input_length").asInt())
        .containsExactly(1000, 1, 700, Integer.MAX_VALUE);
    assertThat(json(one, "guidellm", keys)).hasSize(1);
  }

  @Test
  void llmservingsimReadsNanoseconds() throws IOException {
    Set<String> keys = Set.of("input_toks", "output_toks", "arrival_time_ns");
    List<JsonNode> lines = json(week, "llmservingsim", keys);

    assertThat(lines).allMatch(line -> line.get("arrival_time_ns").isIntegralNumber());
    assertThat(lines)
        .extracting(line -> line.get("arrival_time_ns").asLong())
        .containsExactly(0L, 1000L, 1_499_999_000L, WEEK_MICROS * 1000);
    assertThat(lines)
        .extracting(line -> line.get("output_toks").asInt())
        .containsExactly(300, 1, 9, 7);
    assertThat(json(one, "llmservingsim", keys)).hasSize(1);
  }

  @Test
  void vidurReadsSecondsAndAtLeastOneTokenOfEach() throws IOException {
    List<List<String>> rows = csv(week, "vidur", "arrived_at,num_prefill_tokens,num_decode_tokens");

    assertThat(rows)
        .containsExactly(
            List.of("0.000000", "1000", "300"),
            List.of("0.000001", "1", "1"),
            List.of("1.499999", "700", "9"),
            List.of("604800.000000", "2147483647", "7"));
  }

  @Test
  void splitwiseReadsExactlyItsSevenColumns() throws IOException {
    List<List<String>> rows = csv(week, "splitwise", SPLITWISE_HEADER);

    assertThat(rows.get(1)).containsExactly("1", "2", "0", "0.000001", "1", "1", "1");
    assertThat(rows.get(3)).containsExactly("3", "2", "0", "604800.000000", "1", "2147483647", "7");
    assertThat(rows).allMatch(row -> Integer.parseInt(row.get(6)) - 1 >= 0);
  }

  @Test
  void servegenCsvAddsTheClient() throws IOException {
    List<List<String>> rows = csv(week, "servegen-csv", SERVEGEN_HEADER);

    assertThat(rows.get(0)).containsExactly("0", "0.000000", "1000", "300", "plain");
    assertThat(rows.get(1)).containsExactly("1", "0.000001", "0", "0", AWKWARD);
    assertThat(rows.get(2).get(4)).isEqualTo(" c ");
  }

  private static final String BLIS_HEADER =
      "request_id,client_id,tenant_id,slo_class,session_id,round_index,prefix_group,prefix_length,"
          + "streaming,input_tokens,output_tokens,text_tokens,image_tokens,audio_tokens,"
          + "video_tokens,reason_ratio,model,deadline_us,server_input_tokens,arrival_time_us,"
          + "send_time_us,first_chunk_time_us,last_chunk_time_us,num_chunks,status,error_message,"
          + "finish_reason";

  /** Parses what BLIS parses, so that a cell that it could not read fails here too. */
  private static void checkBlisRow(List<String> row) {
    assertThat(row).hasSize(27);
    for (int column : new int[] {0, 5, 7, 9, 10, 11, 12, 13, 14, 17, 18, 19, 20, 21, 22, 23}) {
      assertThat(Long.parseLong(row.get(column))).as("column %d", column).isNotNegative();
    }
    assertThat(row.get(8)).isIn("true", "false");
    assertThat(new BigDecimal(row.get(15))).isBetween(BigDecimal.ZERO, BigDecimal.ONE);
    int items =
        Integer.parseInt(row.get(12))
            + Integer.parseInt(row.get(13))
            + Integer.parseInt(row.get(14));
    assertThat(Integer.parseInt(row.get(11)) + items)
        .isLessThanOrEqualTo(Integer.parseInt(row.get(9)));
  }

  @Test
  void blisReadsItsColumnsByPosition() throws IOException {
    List<List<String>> rows = csv(week, "blis", BLIS_HEADER);

    assertThat(rows).allSatisfy(FormatsTest::checkBlisRow);
    assertThat(rows.get(0).subList(9, 17))
        .containsExactly("1000", "300", "0", "0", "0", "0", "0.333333333", "m");
    assertThat(rows.get(1).get(1)).isEqualTo(AWKWARD);
    assertThat(rows.get(1).get(16)).isEqualTo("m,2");
    assertThat(rows.get(2).subList(9, 16))
        .containsExactly("700", "9", "400", "150", "60", "90", "0");
    assertThat(rows.get(3).subList(19, 21)).containsExactly("604800000000", "604800000000");
    assertThat(new YAMLMapper().readValue(folder.resolve("week.yaml").toFile(), Map.class))
        .isEqualTo(
            Map.of(
                "trace_version",
                2,
                "time_unit",
                "microseconds",
                "mode",
                "generated",
                "warm_up_requests",
                0));
  }

  @Test
  void blisPartsAddUpAfterClipping() throws IOException {
    List<List<String>> rows = csv(week, "blis", BLIS_HEADER, "--max-input=200", "--max-output=5");

    assertThat(rows).allSatisfy(FormatsTest::checkBlisRow);
    assertThat(rows.get(2).subList(9, 15)).containsExactly("200", "5", "0", "150", "50", "0");
    assertThat(rows.get(0).get(15)).as("the share of reasoning stays").isEqualTo("0.333333333");
  }

  @Test
  void aSecondFileIsNotWrittenOverSomeoneElses() throws IOException {
    Files.writeString(folder.resolve("week.yaml"), "mine");
    Outcome outcome =
        servegen(
            "export", "--input", week, "--format", "blis", "--output", folder.resolve("week.csv"));
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.err()).contains("week.yaml exists and was not made by this program");
  }

  @Test
  void oneRequestIsAFileToo() throws IOException {
    assertThat(MooncakeReader.read(Files.readString(exported(one, "mooncake"))))
        .containsExactly(new MooncakeReader.Entry(0, 5, 6, List.of(0L)));
    assertThat(AzureReader.read(Files.readString(exported(one, "azure"))))
        .extracting(AzureReader.Entry::micros)
        .containsExactly(io.servegen.common.units.Times.parseMicros("2024-02-29T23:59:59.999999"));
    assertThat(csv(one, "blis", BLIS_HEADER)).hasSize(1).allSatisfy(FormatsTest::checkBlisRow);
    assertThat(csv(one, "vidur", "arrived_at,num_prefill_tokens,num_decode_tokens")).hasSize(1);
    assertThat(csv(one, "splitwise", SPLITWISE_HEADER))
        .containsExactly(List.of("0", "2", "0", "0.000000", "1", "5", "6"));
    assertThat(csv(one, "servegen-csv", SERVEGEN_HEADER))
        .containsExactly(List.of("0", "0.000000", "5", "6", "c"));
  }

  @Test
  void itemsAndAwkwardNamesLeaveMooncakeAndAzureAsTheyAre() throws IOException {
    Path limited = exported(week, "mooncake", "--max-input=1000");
    assertThat(MooncakeReader.read(Files.readString(limited)))
        .extracting(entry -> entry.timestamp() + " " + entry.input() + " " + entry.output())
        .containsExactly("0 1000 300", "0 1 1", "1499 700 9", "604800000 1000 7");
    assertThat(AzureReader.read(Files.readString(exported(week, "azure"))))
        .extracting(entry -> entry.input() + " " + entry.output())
        .containsExactly("1000 300", "1 1", "700 9", Integer.MAX_VALUE + " 7");
  }
}
