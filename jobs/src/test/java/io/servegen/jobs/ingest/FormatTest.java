package io.servegen.jobs.ingest;

import io.servegen.jobs.SparkTest;
import io.servegen.jobs.cli.SparkRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** A test of formats: what each makes of lines of its source. */
abstract class FormatTest extends SparkTest {
  @TempDir Path folder;

  List<String> mapped(String format, String text, String... settings) throws IOException {
    return mapped(format, Files.writeString(folder.resolve("log"), text), settings);
  }

  static List<String> mapped(String format, Path input, String... settings) throws IOException {
    Map<String, String> set = new LinkedHashMap<>();
    for (String setting : settings) {
      int at = setting.indexOf('=');
      set.put(setting.substring(0, at), setting.substring(at + 1));
    }
    try (SparkRun spark = spark()) {
      return MappedLines.of(spark, format, input.toString(), set);
    }
  }
}
