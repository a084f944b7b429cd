package io.servegen.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.jobs.table.Manifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way on a real S3 endpoint, through s3a, makes what local files make. */
class S3IT extends SparkTest {
  private static final String BUCKET = "servegen-test";
  private static final String S3 = "s3a://" + BUCKET;

  @TempDir private static Path folder;
  private static S3Endpoint endpoint;

  @BeforeAll
  static void goTheWholeWay() throws IOException, InterruptedException {
    endpoint = S3Endpoint.start(folder);
    endpoint.createBucket(BUCKET);
    endpoint.applyTo(spark().session().sparkContext().hadoopConfiguration());
    succeed("sample-logs", "--output", S3 + "/logs", "--requests", "5k");
    succeed(ingestTo(S3));
    succeed("fit", "--input", S3 + "/requests", "--output", S3 + "/profiles");
    succeed(generateTo(S3));
    succeed(exportOf(S3));
  }

  @AfterAll
  static void stop() throws InterruptedException {
    endpoint.close();
  }

  @Test
  void requestsAreThoseOfLocalFiles() {
    succeed(ingestTo(local()));
    Dataset<Row> local = spark().session().read().parquet(local() + "/requests");
    Dataset<Row> remote = spark().session().read().parquet(S3 + "/requests");
    assertThat(remote.count()).isEqualTo(local.count()).isPositive();
    assertThat(remote.exceptAll(local).count()).isZero();
  }

  @Test
  void aTraceAndItsExportHaveTheSameBytesAsOnLocalFiles() throws IOException {
    succeed(generateTo(local()));
    succeed(exportOf(local()));

    List<String> slices = slices(local());
    assertThat(slices(S3)).isEqualTo(slices).hasSizeGreaterThan(2);
    for (String file : slices) {
      assertThat(bytes(S3 + "/" + file)).as(file).isEqualTo(bytes(local() + "/" + file));
    }
    assertThat(bytes(S3 + "/trace.jsonl")).isEqualTo(bytes(local() + "/trace.jsonl"));
  }

  @Test
  void anInterruptedTraceIsGoneOnWith() throws IOException {
    String lost = S3 + "/" + slices(S3).get(1);
    byte[] before = bytes(lost);
    spark().storage().delete(lost);
    spark().storage().delete(S3 + "/trace/" + Manifest.FILE);

    assertThat(servegen(generateTo(S3)).err()).contains("a trace that is not finished");
    succeed(generateTo(S3, "--resume"));

    assertThat(bytes(lost)).isEqualTo(before);
  }

  private static String local() {
    return folder.resolve("local").toString();
  }

  private static Object[] ingestTo(String place) {
    return new Object[] {
      "ingest", "--input", S3 + "/logs", "--format", "gateway", "--output", place + "/requests"
    };
  }

  private static Object[] generateTo(String place, String... more) {
    return Stream.concat(
            Stream.of("generate", "--profiles", S3 + "/profiles", "--output", place + "/trace"),
            Stream.concat(Stream.of("--slice-requests", "2k"), Stream.of(more)))
        .toArray();
  }

  private static Object[] exportOf(String place) {
    return new Object[] {
      "export",
      "--input",
      place + "/trace",
      "--format",
      "mooncake",
      "--output",
      place + "/trace.jsonl"
    };
  }

  private static List<String> slices(String place) throws IOException {
    FileSystem fileSystem = spark().storage().fileSystem(place);
    List<String> slices = new ArrayList<>();
    for (FileStatus slice :
        fileSystem.globStatus(
            new org.apache.hadoop.fs.Path(place + "/trace/day=*/part-*.parquet"))) {
      org.apache.hadoop.fs.Path day = slice.getPath().getParent();
      slices.add("trace/" + day.getName() + "/" + slice.getPath().getName());
    }
    return slices;
  }

  private static byte[] bytes(String file) throws IOException {
    FileSystem fileSystem = spark().storage().fileSystem(file);
    try (InputStream in = fileSystem.open(new org.apache.hadoop.fs.Path(file))) {
      return in.readAllBytes();
    }
  }
}
