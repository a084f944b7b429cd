package io.servegen.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.jobs.imports.PoolFixture;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every verb reads and writes where a name has characters that mean something to some layer. */
class OddPathsTest extends SparkTest {
  private static final String PARENT = "a, b;c#d%20e+f&g=h";
  private static final String CHILD = "dé_你 [x]{y,z}*?!~'\"$w";

  @TempDir private static Path folder;

  @Test
  void everyVerbTakesThem() throws IOException {
    new PoolFixture(at("pool"), "language", "tiny")
        .trace("chunk-0", "0,2.0,1.5,Gamma,0.5,1.0")
        .dataset(
            "chunk-0",
            "{\"0\": {\"input_tokens\": \"{100: 1.0}\", \"output_tokens\": \"{7: 1.0}\"}}");
    succeed("import", "--input", at("pool"), "--output", at("imported"));
    succeed("generate", "--profiles", at("imported"), "--output", at("logs"));
    succeed("ingest", "--input", at("logs"), "--format", "requests", "--output", at("requests"));
    succeed("fit", "--input", at("requests"), "--output", at("profiles"));
    succeed("export", "--input", at("logs"), "--format", "mooncake", "--output", at("trace.jsonl"));
    succeed(
        "export", "--input", at("profiles"), "--format", "servegen-pool", "--output", at("out"));
    succeed("report", "--actual", at("requests"), "--trace", at("logs"), "--output", at("report"));
    assertThat(succeed("describe", "--input", at("profiles"))).contains("chunk-0");
    assertThat(at("trace.jsonl")).isNotEmptyFile();
    assertThat(at("report").resolve("report.html")).content().contains("NAIVE");
  }

  @Test
  void aGatewaysLogCanBeThere() {
    succeed("sample-logs", "--output", at("sample"), "--duration", "10m");
    succeed(
        "ingest", "--input", at("sample"), "--format", "gateway", "--output", at("from-sample"));
    succeed(
        "ingest",
        "--input",
        at("sample"),
        "--format",
        "gateway",
        "--output",
        at("from-sample"),
        "--mode",
        "append");
  }

  private static Path at(String name) {
    return folder.resolve(PARENT).resolve(CHILD).resolve(name);
  }
}
