package io.servegen.jobs.ingest;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.xxhash64;
import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.jobs.SparkTest;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.table.Manifest;
import io.servegen.jobs.table.Requests;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The table does not depend on the files that the log comes in. */
class ManyFilesTest extends SparkTest {
  private static final int DAYS = 4;

  @TempDir private Path folder;

  @Test
  void aMillionLinesInOneGzipAndInManyFilesAreTheSameTable() throws IOException {
    Path many = folder.resolve("many");
    succeed("sample-logs", "--output", many, "--requests", 1_000_000);
    Path one = folder.resolve("one.jsonl.gz");
    List<Path> files;
    try (Stream<Path> all = Files.list(many)) {
      files = all.filter(file -> file.toString().endsWith(".jsonl")).sorted().toList();
    }
    assertThat(files).hasSizeGreaterThan(24);
    try (OutputStream out = new FastGzip(Files.newOutputStream(one))) {
      for (Path file : files) {
        Files.copy(file, out);
      }
    }

    Row ofOne = ingest(one, "table-of-one");
    Row ofMany = ingest(many, "table-of-many");

    assertThat(ofMany).isEqualTo(ofOne);
    assertThat(ofMany.getLong(0)).isGreaterThan(999_000);
  }

  @Test
  void duplicatesInOtherFilesAreFoundWhateverTheDay() throws IOException {
    Path logs = Files.createDirectories(folder.resolve("logs"));
    StringBuilder first = new StringBuilder();
    StringBuilder second = new StringBuilder();
    int requests = 150_000;
    for (int i = 0; i < requests; i++) {
      // Three days in full and all mixed up, and a few lines of a fourth.
      int day = i % 1000 == 1 ? 4 : 1 + i % 3;
      first.append(line(i, day));
      if (i % 100 == 0) {
        second.append(line(i, 1 + (day + i / 100) % DAYS));
      }
    }
    Files.writeString(logs.resolve("a.jsonl"), first);
    Files.writeString(logs.resolve("b.jsonl"), second);

    Row table = ingest(logs, "table");

    assertThat(table.getLong(0)).isEqualTo(requests);
    Manifest manifest = manifest("table");
    assertThat(manifest.count("duplicates")).isEqualTo(requests / 100);
    assertThat(manifest.count("days")).isEqualTo(DAYS);
    assertThat(manifest.count("files")).isLessThanOrEqualTo(2 * DAYS);
  }

  private static String line(int id, int day) {
    return String.format(
        "{\"timestamp\":\"2025-03-0%dT10:00:00Z\",\"request_id\":\"r%d\",\"prompt_tokens\":%d,"
            + "\"completion_tokens\":1,\"status\":200}%n",
        day, id, id);
  }

  /** How many requests the table has, and a sum over them that does not depend on their order. */
  private Row ingest(Path log, String table) {
    Path output = folder.resolve(table);
    succeed("ingest", "--input", log, "--format", "gateway", "--output", output);
    Column[] columns =
        Arrays.stream(Requests.SCHEMA.fieldNames())
            .map(org.apache.spark.sql.functions::col)
            .toArray(Column[]::new);
    try (SparkRun spark = spark()) {
      return spark
          .session()
          .read()
          .parquet(output.toString())
          .select(xxhash64(columns).cast("decimal(38,0)").as("hash"))
          .agg(count(lit(1)), sum(col("hash")))
          .head();
    }
  }

  private Manifest manifest(String table) {
    try (SparkRun spark = spark()) {
      return Manifest.read(
          spark.storage(), "--input", folder.resolve(table).toString(), Manifest.Kind.REQUESTS);
    }
  }

  private static final class FastGzip extends GZIPOutputStream {
    FastGzip(OutputStream out) throws IOException {
      super(out, 1 << 16);
      def.setLevel(1);
    }
  }
}
