package io.servegen.jobs.export;

import io.servegen.common.UserException;
import io.servegen.jobs.cli.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/** What is exported to: the name in {@code --format}, and what writes it. */
enum ExportFormat {
  AZURE(AzureFormat::new, "csv"),
  BLIS(BlisFormat::new, "csv"),
  GUIDELLM(GuidellmFormat::new, "jsonl"),
  LLMSERVINGSIM(LlmservingsimFormat::new, "jsonl"),
  MOONCAKE(MooncakeFormat::new, "jsonl"),
  SERVEGEN_CSV(ServegenCsvFormat::new, "csv"),
  /** Of profiles, and a folder: see {@link PoolExport}. */
  SERVEGEN_POOL(
      () -> {
        throw new IllegalStateException("a pool has no lines");
      },
      ""),
  SPLITWISE(SplitwiseFormat::new, "csv"),
  VIDUR(VidurFormat::new, "csv");

  private final Supplier<LineFormat> lines;
  private final String extension;

  ExportFormat(Supplier<LineFormat> lines, String extension) {
    this.lines = lines;
    this.extension = extension;
  }

  /** A new writer of its lines. */
  LineFormat lines() {
    return lines.get();
  }

  /** What names of its files end in. */
  String extension() {
    return extension;
  }

  /** Its name in options: {@code servegen-csv}. */
  @com.fasterxml.jackson.annotation.JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * The format of that name.
   *
   * @throws UserException if there is none
   */
  static ExportFormat of(String name) {
    List<String> names = Arrays.stream(values()).map(ExportFormat::toString).toList();
    return Arrays.stream(values())
        .filter(format -> format.toString().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                UserException.usage(
                    "--format: there is no format '" + name + "'",
                    "the formats are " + String.join(", ", names),
                    "did you mean '" + Nearest.to(name, names) + "'?"));
  }
}
