package io.servegen.jobs.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.jobs.SharedData;
import io.servegen.jobs.SparkTest;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The paper's own test, on the real pools, the whole way round: a trace composed client by client
 * scatters as the workload that it was fitted to, and NAIVE does not. Three hours each, and of
 * m-small a twentieth; {@code RealismProgram} does it for whole days and rates. The seeds are
 * fixed: there is no chance in it.
 */
class RealismTest extends SparkTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({
    "servegen/reason/deepseek-r1, fail, x1",
    "servegen/multimodal/mm-image, fail, x1",
    "servegen/language/m-small, pool, x0.05",
  })
  void aTraceScattersAsItsWorkloadDoes(String pool, String missingLengths, String rate) {
    Path profiles = folder.resolve("pool");
    succeed(
        "import",
        "--input",
        SharedData.path(pool),
        "--missing-lengths",
        missingLengths,
        "--output",
        profiles);
    assertThat(WholeWay.of(profiles, folder, "--duration", "3h", "--rate", rate))
        .hasSize(1)
        .allSatisfy(
            period -> {
              assertThat(period.energyRatio()).as("%s", period).isLessThanOrEqualTo(0.1);
              assertThat(period.inputCorrelation()).as("%s", period).isBetween(-0.05, 0.05);
              assertThat(period.outputCorrelation()).as("%s", period).isBetween(-0.05, 0.05);
            });
  }
}
