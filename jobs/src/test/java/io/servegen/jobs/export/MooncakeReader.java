package io.servegen.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Mooncake's JSON lines, read by the strictest rules of all its consumers together. */
final class MooncakeReader {
  /** A line. */
  record Entry(long timestamp, int input, int output, List<Long> hashIds) {}

  private MooncakeReader() {}

  static List<Entry> read(String text) throws JsonProcessingException {
    List<Entry> entries = new ArrayList<>();
    Set<Long> seen = new HashSet<>();
    assertThat(text).endsWith("\n").doesNotContain("\r");
    for (String line : text.split("\n", -1)) {
      if (line.isEmpty()) {
        continue;
      }
      JsonNode node = new ObjectMapper().readTree(line);
      assertThat(node.fieldNames())
          .toIterable()
          .containsExactly("timestamp", "input_length", "output_length", "hash_ids");
      List<Long> ids = new ArrayList<>();
      for (JsonNode id : node.get("hash_ids")) {
        assertThat(id.isInt()).as("32 bits").isTrue();
        assertThat(id.asInt()).isNotNegative();
        assertThat(seen.add(id.asLong())).as("an id of its own").isTrue();
        ids.add(id.asLong());
      }
      assertThat(node.get("timestamp").isIntegralNumber()).isTrue();
      assertThat(node.get("input_length").isInt()).isTrue();
      assertThat(node.get("output_length").isInt()).isTrue();
      Entry entry =
          new Entry(
              node.get("timestamp").asLong(),
              node.get("input_length").asInt(),
              node.get("output_length").asInt(),
              ids);
      assertThat(entry.output).isPositive();
      assertThat(ids).hasSize((int) Math.ceil(entry.input / 512.0)).isNotEmpty();
      if (!entries.isEmpty()) {
        assertThat(entry.timestamp)
            .isGreaterThanOrEqualTo(entries.get(entries.size() - 1).timestamp);
      }
      entries.add(entry);
    }
    assertThat(entries.get(0).timestamp).as("rebased to 0").isZero();
    return entries;
  }
}
