package io.servegen.jobs.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.jobs.SparkTest;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** QuickstartIT goes the whole way; here is what must not be replaced on the way. */
class QuickstartTest extends SparkTest {
  @TempDir Path folder;

  @Test
  void aFolderOfSomebodyElseIsNotReplaced() throws Exception {
    Path notes = Files.writeString(folder.resolve("notes.txt"), "mine");
    Outcome outcome = servegen("quickstart", "--work", folder);
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.err()).contains("was not made by this program");
    assertThat(notes).hasContent("mine");
  }

  @Test
  void anotherCommandsOutputIsNotReplacedEither() {
    Path logs = folder.resolve("logs");
    succeed("sample-logs", "--output", logs, "--requests", "10");
    Outcome outcome = servegen("quickstart", "--work", logs);
    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.err()).contains("holds logs, not quickstart");
  }
}
