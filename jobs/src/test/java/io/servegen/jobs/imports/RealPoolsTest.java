package io.servegen.jobs.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.servegen.jobs.SharedData;
import io.servegen.jobs.SparkTest;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.table.Manifest;
import io.servegen.jobs.table.Profiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three pools of ../shared/data, whose figures were counted with a script of their own. */
class RealPoolsTest extends SparkTest {
  @TempDir private Path folder;

  private Manifest importPool(String pool, String... options) {
    Path output = folder.resolve("profiles");
    Object[] args = {"import", "--input", SharedData.path(pool), "--output", output};
    Object[] all = java.util.Arrays.copyOf(args, args.length + options.length);
    System.arraycopy(options, 0, all, args.length, options.length);
    succeed(all);
    try (SparkRun spark = spark()) {
      return Manifest.read(spark.storage(), "--input", output.toString(), Manifest.Kind.PROFILES);
    }
  }

  @Test
  void deepseekR1IsComplete() {
    Manifest manifest = importPool("servegen/reason/deepseek-r1");

    assertThat(manifest.count("clients")).isEqualTo(73);
    assertThat(manifest.count("windows")).isEqualTo(3111);
    assertThat(manifest.count("requests")).isEqualTo(1_383_669);
    assertThat(manifest.count("empty_pmfs")).isEqualTo(324);
    try (SparkRun spark = spark()) {
      assertThat(
              Profiles.LENGTHS
                  .read(spark.session(), folder.resolve("profiles").toString())
                  .where("client_id != '(all)' and field = 'reasoning_share'")
                  .count())
          .isEqualTo(292 - 108);
    }
  }

  @Test
  void mmImageIsComplete() {
    Manifest manifest = importPool("servegen/multimodal/mm-image");

    assertThat(manifest.count("clients")).isEqualTo(35);
    assertThat(manifest.count("windows")).isEqualTo(2094);
    assertThat(manifest.count("requests")).isEqualTo(818_610);
    assertThat(manifest.count("empty_pmfs")).isZero();
    try (SparkRun spark = spark()) {
      assertThat(
              Profiles.CLIENTS
                  .read(spark.session(), folder.resolve("profiles").toString())
                  .agg(org.apache.spark.sql.functions.sum("share"))
                  .head()
                  .getDouble(0))
          .isCloseTo(1, within(1e-9));
    }
  }

  @Test
  void mSmallLacksTheLengthsOfFiveClients() {
    Path pool = SharedData.path("servegen/language/m-small");
    Outcome outcome = servegen("import", "--input", pool, "--output", folder.resolve("none"));

    assertThat(outcome.exitCode()).isEqualTo(3);
    assertThat(outcome.err())
        .contains("5 clients have no dataset file beside the trace file")
        .contains("chunk-1, chunk-11, chunk-38, chunk-5, chunk-8")
        .contains("56.8 % of the requests");

    Manifest manifest = importPool("servegen/language/m-small", "--missing-lengths=pool");
    assertThat(manifest.count("clients")).isEqualTo(43);
    assertThat(manifest.count("windows")).isEqualTo(40_095);
    assertThat(manifest.count("requests")).isEqualTo(1_420_558_786L);
    assertThat(manifest.count("empty_pmfs")).isEqualTo(2006);
    assertThat(manifest.count("clients_without_lengths")).isEqualTo(5);
  }
}
