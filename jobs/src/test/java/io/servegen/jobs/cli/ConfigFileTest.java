package io.servegen.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.jobs.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a wrong configuration file is answered with; no Spark is started for it. */
class ConfigFileTest {
  @TempDir private Path folder;

  @Test
  void anUnknownKeyIsNamedWithTheNearest() throws IOException {
    assertThat(refused("durration: 1h"))
        .contains("'durration' is not an option of generate", "did you mean 'duration'?");
    assertThat(refused("help: true")).contains("'help' is not an option of generate");
    assertThat(refused("config: other.yaml")).contains("'config' is not an option of generate");
  }

  @Test
  void whatIsNoYamlIsNamedWithItsLine() throws IOException {
    assertThat(refused("seed: 1\nrate: [500")).contains("is not readable as YAML", "(line ");
    assertThat(refused("seed: 1\nseed: 2")).contains("is not readable as YAML", "'seed'");
    assertThat(refused("seed: 1\n---\nrate: 2")).contains("is not readable as YAML");
    assertThat(refused("- seed")).contains("is no configuration");
    assertThat(refused("just words")).contains("is no configuration");
  }

  @Test
  void aValueOfAnotherKindIsNamed() throws IOException {
    assertThat(refused("seed: [1, 2]")).contains("'seed' has a list of 2 values");
    assertThat(refused("seed: {a: 1}")).contains("'seed' has a nested value");
    assertThat(refused("overwrite: yes please"))
        .contains("'overwrite' has 'yes please'", "write 'overwrite: true' or 'false'");
    assertThat(refused("models: [[a]]")).contains("'models' has a nested value");
    assertThat(refused("models: [a, ]\nprofiles: [~]")).contains("'profiles' has an empty item");
  }

  @Test
  void aValueThatTheOptionRefusesIsTracedToTheFile() throws IOException {
    assertThat(refused("seed: eleven"))
        .contains("Invalid value for option '--seed'", "config.yaml says so");
    assertThat(refused("counts: exactly")).contains("'--counts'", "config.yaml says so");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    Result result = generate("--config", folder.resolve("none.yaml").toString());
    assertThat(result.exitCode()).isEqualTo(3);
    assertThat(result.err()).contains("there is no file", "none.yaml");
  }

  private String refused(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("config.yaml"), yaml);
    Result result = generate("--profiles", "p", "--output", "t", "--config", file.toString());
    if (yaml.contains("profiles")) {
      result = generate("--output", "t", "--config", file.toString());
    }
    assertThat(result.exitCode()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).startsWith("servegen: ").doesNotContain("\tat ");
    assertThat(result.err().lines().count()).isLessThan(8);
    return result.err();
  }

  private record Result(int exitCode, String err) {}

  private static Result generate(String... options) {
    String[] words = new String[options.length + 1];
    words[0] = "generate";
    System.arraycopy(options, 0, words, 1, options.length);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
    return new Result(exitCode, err.toString());
  }
}
