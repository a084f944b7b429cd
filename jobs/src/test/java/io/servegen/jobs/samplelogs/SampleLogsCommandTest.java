package io.servegen.jobs.samplelogs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.servegen.jobs.SparkTest;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.table.Manifest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SampleLogsCommandTest extends SparkTest {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  @TempDir private Path folder;

  private List<String> lines(String name) throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder.resolve(name))) {
      for (Path file : files.filter(f -> f.toString().contains(".jsonl")).sorted().toList()) {
        if (!file.getFileName().toString().startsWith(".")) {
          try (InputStream raw = Files.newInputStream(file);
              InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw;
              BufferedReader reader =
                  new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.lines().forEach(lines::add);
          }
        }
      }
    }
    return lines;
  }

  private List<JsonNode> sound(List<String> lines) {
    List<JsonNode> sound = new ArrayList<>();
    for (String line : lines) {
      try {
        JsonNode request = JSON.readTree(line);
        Instant.parse(request.path("timestamp").asText());
        if (request.path("prompt_tokens").isInt()
            && request.path("completion_tokens").asInt() >= 0) {
          sound.add(request);
        }
      } catch (IOException | java.time.DateTimeException e) {
        // One of the damaged lines.
      }
    }
    return sound;
  }

  @Test
  void oneLineOfTwoThousandIsDamagedInEveryWay() throws IOException {
    succeed("sample-logs", "--output", folder.resolve("a"), "--requests", "28000");

    List<String> lines = lines("a");
    List<JsonNode> sound = sound(lines);

    assertThat(lines).hasSize(28_000);
    assertThat(sound).hasSize(28_000 - 14);
    try (SparkRun spark = spark()) {
      Manifest manifest =
          Manifest.read(
              spark.storage(), "--input", folder.resolve("a").toString(), Manifest.Kind.LOGS);
      assertThat(manifest.count("requests")).isEqualTo(28_000);
      assertThat(manifest.count("damaged")).isEqualTo(14);
      for (Damage way : Damage.values()) {
        assertThat(manifest.counts().path("damaged_by_way").path(way.key()).asInt()).isEqualTo(2);
      }
    }
  }

  @Test
  void aDayHasManyUnlikeClients() throws IOException {
    succeed("sample-logs", "--output", folder.resolve("a"), "--duration", "24h", "--gzip");

    List<JsonNode> requests = sound(lines("a"));
    Set<String> clients = new HashSet<>();
    Set<String> models = new HashSet<>();
    long failed = 0;
    for (JsonNode request : requests) {
      clients.add(request.path("api_key_id").asText());
      models.add(request.path("model").asText());
      failed += request.path("status").asInt() >= 400 ? 1 : 0;
      assertThat(request.path("timestamp").asText()).startsWith("2025-03-03T");
    }
    assertThat(requests).hasSizeBetween(200_000, 400_000);
    assertThat(clients).hasSizeGreaterThanOrEqualTo(50);
    assertThat(models).hasSize(2);
    assertThat(failed / (double) requests.size()).isBetween(0.005, 0.03);
  }

  @Test
  void theSameSeedGivesTheSameLog() throws IOException {
    for (String name : List.of("a", "b")) {
      succeed("sample-logs", "--output", folder.resolve(name), "--duration", "90m", "--seed", 7);
    }
    succeed("sample-logs", "--output", folder.resolve("c"), "--duration", "90m", "--seed", 8);

    assertThat(lines("a")).isEqualTo(lines("b")).isNotEqualTo(lines("c"));
  }

  @Test
  void aLogThatEndsTwiceIsRefused() {
    Outcome outcome =
        servegen(
            "sample-logs", "--output", folder.resolve("a"), "--requests", "9", "--duration", "1h");

    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("give one of them");
    assertThat(folder.resolve("a")).doesNotExist();
  }
}
