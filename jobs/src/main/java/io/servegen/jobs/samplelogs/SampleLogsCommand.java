package io.servegen.jobs.samplelogs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.servegen.common.UserException;
import io.servegen.common.units.Durations;
import io.servegen.common.units.Quantities;
import io.servegen.common.units.Times;
import io.servegen.jobs.cli.OverwriteOption;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.cli.Verb;
import io.servegen.jobs.storage.OutputDirectory;
import io.servegen.jobs.storage.Storage;
import io.servegen.jobs.table.Manifest;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code servegen sample-logs}: writes an access log like that of an LLM gateway in production. */
@Command(
    name = "sample-logs",
    description =
        "Writes the access log of an LLM gateway as JSON lines: synthetic, with faults in it, to"
            + " try everything else on.",
    sortOptions = false)
public final class SampleLogsCommand extends Verb {
  private static final String DEFAULT_DURATION = "24h";

  @Option(
      names = "--output",
      required = true,
      paramLabel = "DIR",
      description = "Folder to write the log files to, one for each hour.")
  private @Nullable String output;

  @Option(
      names = "--duration",
      paramLabel = "DURATION",
      description = "How long the log lasts. Default: 24h, or what --requests need.")
  private @Nullable String duration;

  @Option(
      names = "--requests",
      paramLabel = "N",
      description =
          "Stop after so many requests, damaged ones included; a day has about 300,000. Not"
              + " together with --duration.")
  private @Nullable String requests;

  @Option(
      names = "--start",
      defaultValue = "2025-03-03",
      paramLabel = "TIME",
      description = "When the log starts, UTC unless it has an offset. Default: ${DEFAULT-VALUE}.")
  private String start = "2025-03-03";

  @Option(
      names = "--seed",
      defaultValue = "0",
      paramLabel = "N",
      description = "The same seed gives the same log. Default: ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--gzip",
      arity = "0..1",
      fallbackValue = "true",
      description = "Compress the files, and end their names in .gz.")
  private boolean gzip;

  @Mixin private final OverwriteOption overwrite = new OverwriteOption();

  @Override
  protected void check() {
    if (requests != null && duration != null) {
      throw UserException.usage(
          "--requests and --duration are both given",
          "each says where the log ends",
          "give one of them");
    }
    if (wantedRequests() <= 0) {
      throw UserException.usage(
          "--requests is zero", "a log has at least one request", "give a count such as 300k");
    }
    endMillis();
  }

  @Override
  protected void run(SparkRun spark) throws IOException {
    Storage storage = spark.storage();
    OutputDirectory directory =
        OutputDirectory.create(storage, Objects.requireNonNull(output), overwrite.isSet());
    try (LogFiles files = new LogFiles(storage, directory, gzip)) {
      SampleLog log = new SampleLog(seed, startMillis(), endMillis());
      log.write(files, wantedRequests());
      files.close();
      ObjectNode counts = log.counts().put("files", files.files());
      Manifest.of(Manifest.Kind.LOGS, verbName(), optionValues(), List.of(), seed, counts)
          .finish(directory);
      print(counts, directory.path());
    } catch (IOException | RuntimeException e) {
      directory.discard();
      throw e;
    }
  }

  private long wantedRequests() {
    return requests == null ? Long.MAX_VALUE : Quantities.parse(requests);
  }

  private long startMillis() {
    return Times.parseMicros(start) / 1000;
  }

  private long endMillis() {
    if (requests != null) {
      return Long.MAX_VALUE;
    }
    String length = duration == null ? DEFAULT_DURATION : duration;
    return startMillis() + Durations.parsePositive("--duration", length).toMillis();
  }

  private void print(ObjectNode counts, String path) {
    out()
        .printf(
            "%s requests of %d clients, %s of them damaged, in %d files: %s%n",
            Quantities.format(counts.path("requests").asLong()),
            counts.path("clients").asInt(),
            Quantities.format(counts.path("damaged").asLong()),
            counts.path("files").asInt(),
            path);
  }
}
