package io.servegen.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged program through a real SparkSubmit, on a standalone master and two workers in
 * processes of their own, makes the same tables as local mode does. {@code cluster/run} runs it.
 */
class ClusterIT extends SparkTest {
  @TempDir private static Path folder;

  @BeforeAll
  static void runLocallyAndOnTheCluster() {
    Path local = folder.resolve("local");
    succeed("sample-logs", "--output", folder.resolve("logs"), "--duration", "2h");
    succeed(
        "ingest",
        "--input",
        folder.resolve("logs"),
        "--format",
        "gateway",
        "--output",
        local.resolve("requests"));
    succeed("fit", "--input", local.resolve("requests"), "--output", local.resolve("profiles"));
    succeed(
        "generate",
        "--profiles",
        local.resolve("profiles"),
        "--output",
        local.resolve("trace"),
        "--duration",
        "2h",
        "--rate",
        "300",
        "--seed",
        "7",
        "--slice-requests",
        "50k");
    new Shell(folder).run(Shell.project().resolve("jobs/src/test/cluster/run"), folder).succeeded();
  }

  @Test
  void ingestAndFitMakeTheSameRows() {
    assertSameRows("requests");
    for (String table : List.of("clients", "arrivals", "lengths", "dependence")) {
      assertSameRows("profiles/" + table);
    }
  }

  @Test
  void generateMakesTheSameRowsInTheSameOrder() throws IOException {
    assertSameFiles("trace");
  }

  @Test
  void theTraceIsTheSameAlthoughAnExecutorIsKilled() throws IOException {
    assertSameFiles("trace-after-kill");
  }

  private static void assertSameRows(String table) {
    Dataset<Row> local = read("local/" + table);
    Dataset<Row> cluster = read("cluster/" + table);
    assertThat(cluster.schema()).isEqualTo(local.schema());
    assertThat(cluster.count()).as(table).isEqualTo(local.count()).isPositive();
    assertThat(cluster.exceptAll(local).count())
        .as("rows of %s of the cluster alone", table)
        .isZero();
  }

  private static Dataset<Row> read(String table) {
    return spark().session().read().parquet(folder.resolve(table).toString());
  }

  private static void assertSameFiles(String trace) throws IOException {
    Path local = folder.resolve("local/trace");
    Path cluster = folder.resolve("cluster").resolve(trace);
    assertThat(slices(cluster)).isEqualTo(slices(local)).hasSizeGreaterThan(20);
    for (String slice : slices(local)) {
      assertThat(cluster.resolve(slice)).hasSameBinaryContentAs(local.resolve(slice));
    }
  }

  private static List<String> slices(Path trace) throws IOException {
    try (Stream<Path> files = Files.walk(trace)) {
      return files
          .map(file -> trace.relativize(file).toString())
          .filter(name -> name.endsWith(".parquet"))
          .sorted()
          .toList();
    }
  }
}
