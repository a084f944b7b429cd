package io.servegen.jobs.describe;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.jobs.RequestsFixture;
import io.servegen.jobs.SparkTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DescribeCommandTest extends SparkTest {
  private static final long MONDAY = 1_704_067_200_000_000L;

  @TempDir Path folder;

  @Test
  void aLogAndItsProfileShowTheSameClients() {
    RequestsFixture requests = new RequestsFixture();
    for (int i = 0; i < 60; i++) {
      requests.add(MONDAY + i * 7_000_001L, "m", i % 4 == 0 ? "few\u001b[31m" : "many", 20, 100);
    }
    String log = requests.write(spark(), folder.resolve("requests").toString());
    String profiles = folder.resolve("profiles").toString();
    succeed("fit", "--input", log, "--output", profiles);

    String ofLog = succeed("describe", "--input", log);
    String ofProfiles = succeed("describe", "--profiles", profiles);
    for (String screen : new String[] {ofLog, ofProfiles}) {
      assertThat(screen)
          .contains("m (language)", "2; 1 make half of the requests, 2 make 90 %")
          .contains("60, ", "mean input 20.0, mean output 100.0 tokens")
          .containsPattern("many +75.0 % +45 .* 20.0 +100.0")
          .containsPattern("few\\?\\[31m +25.0 % +15 ")
          .doesNotContain("\u001b");
    }
    assertThat(ofLog).contains("2024-01-01T00:00:00Z to 2024-01-01T00:06:53");
    assertThat(ofProfiles)
        .contains("1 windows of 10m", "2 windows: ", "made by fit")
        .containsPattern("gaps");

    assertThat(succeed("describe", "--input", profiles, "--top", "1")).contains("and 1 more");
    assertThat(succeed("describe", "--input", profiles, "--filter", "share > 0.5"))
        .contains("many")
        .doesNotContain("few");
    assertThat(succeed("describe", "--input", profiles, "--filter", "share > 2")).contains("none");
  }

  @Test
  void wrongUseIsExplained() {
    String nowhere = folder.resolve("nowhere").toString();
    assertThat(servegen("describe", "--input", nowhere).exitCode()).isEqualTo(3);
    RequestsFixture requests = new RequestsFixture().add(MONDAY, "m", "a", 1, 1);
    String log = requests.write(spark(), folder.resolve("requests").toString());
    Outcome outcome = servegen("describe", "--input", log, "--filter", "shore > 1");
    assertThat(outcome.exitCode()).isEqualTo(2);
    assertThat(outcome.err()).contains("did you mean 'share'?");
  }
}
