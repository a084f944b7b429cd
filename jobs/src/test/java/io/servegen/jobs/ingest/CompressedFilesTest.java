package io.servegen.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.ZstdOutputStream;
import io.servegen.common.UserException;
import io.servegen.jobs.SparkTest;
import io.servegen.jobs.cli.SparkRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.io.compress.BZip2Codec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressedFilesTest extends SparkTest {
  private static final int LINES = 2000;

  @TempDir private Path folder;

  private static byte[] compressed(String suffix) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    BZip2Codec bzip2 = new BZip2Codec();
    bzip2.setConf(new Configuration());
    try (OutputStream out =
        switch (suffix) {
          case ".gz" -> new GZIPOutputStream(bytes);
          case ".bz2" -> bzip2.createOutputStream(bytes);
          case ".zst" -> new ZstdOutputStream(bytes);
          default -> bytes;
        }) {
      for (int i = 0; i < LINES; i++) {
        String line =
            String.format("{\"timestamp\":%d,\"input_length\":%d,\"output_length\":2}%n", i, i);
        out.write(line.getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }

  private List<String> mapped(String name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    try (SparkRun spark = spark()) {
      return MappedLines.of(spark, "mooncake", file.toString(), Map.of());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".gz", ".bz2", ".zst"})
  void compressedFilesAreReadByTheirName(String suffix) throws IOException {
    List<String> lines = mapped("log.jsonl" + suffix, compressed(suffix));

    assertThat(lines).hasSize(LINES);
    assertThat(IntStream.range(0, LINES))
        .allMatch(i -> lines.get(i).contains("input_tokens=" + i + " "));
  }

  @ParameterizedTest
  @ValueSource(strings = {".gz", ".bz2", ".zst"})
  void theRestOfABrokenFileIsOneReject(String suffix) throws IOException {
    byte[] whole = compressed(suffix);

    List<String> lines = mapped("log" + suffix, Arrays.copyOf(whole, whole.length / 2));

    assertThat(lines).hasSizeLessThan(LINES);
    assertThat(lines.get(lines.size() - 1)).startsWith("rejected: unreadable_file");
    assertThat(lines.subList(0, lines.size() - 1)).noneMatch(line -> line.startsWith("rejected"));
  }

  @Test
  void otherCompressionsAreRefused() {
    assertThatThrownBy(() -> mapped("log.xz", new byte[] {1}))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("gzip, bzip2 or zstd");
  }
}
