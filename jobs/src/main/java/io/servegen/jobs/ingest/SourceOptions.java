package io.servegen.jobs.ingest;

import io.servegen.common.UserException;
import io.servegen.common.units.Times;
import io.servegen.jobs.ingest.format.LogFormat;
import io.servegen.jobs.ingest.format.LogFormats;
import io.servegen.jobs.ingest.format.Settings;
import io.servegen.jobs.storage.Storage;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what is read, and how it is understood. */
final class SourceOptions {
  @Option(
      names = "--input",
      required = true,
      arity = "1..*",
      paramLabel = "PATH",
      description =
          "Files, folders with all that is below them, or globs; what ends in .gz, .bz2 or .zst is"
              + " decompressed. Or table:NAME, a table that Spark knows.")
  List<String> inputs = List.of();

  @Option(
      names = "--format",
      required = true,
      paramLabel = "NAME|FILE.yaml",
      completionCandidates = FormatNames.class,
      description =
          "What the records mean: a format of this program (${COMPLETION-CANDIDATES}), or a file"
              + " of your own.")
  private String format = "";

  @Option(
      names = "--set",
      paramLabel = "NAME=EXPRESSION",
      description =
          "Give a parameter of the format, or a column, another Spark SQL expression. Again for"
              + " each.")
  private Map<String, String> settings = new LinkedHashMap<>();

  @Option(
      names = "--zone",
      defaultValue = "UTC",
      paramLabel = "ZONE",
      description = "Time zone of times without an offset. Default: ${DEFAULT-VALUE}.")
  private String zone = "UTC";

  @Option(
      names = "--origin",
      defaultValue = "2024-01-01",
      paramLabel = "TIME",
      description =
          "When relative times start, UTC unless it has an offset. Default: ${DEFAULT-VALUE}, a"
              + " Monday.")
  private String origin = "2024-01-01";

  @Option(names = "--from", paramLabel = "TIME", description = "Skip requests that arrive before.")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Skip requests that arrive then or later.")
  private @Nullable String to;

  /** The names of the formats of this program, for the help. */
  private static final class FormatNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return LogFormats.names().iterator();
    }
  }

  /** Fails on values that cannot be read. */
  void check() {
    zone();
    originMicros();
    if (fromMicros() >= toMicros()) {
      throw UserException.usage(
          "--from is not before --to", "nothing arrives between them", "swap or correct them");
    }
  }

  /** The inputs that are paths. */
  String[] paths() {
    return inputs.stream().filter(input -> !input.startsWith("table:")).toArray(String[]::new);
  }

  /** The format with the settings in it. */
  LogFormat format(Storage storage) {
    return Settings.apply(LogFormats.load(storage, format), settings);
  }

  ZoneId zone() {
    try {
      return ZoneId.of(zone);
    } catch (DateTimeException e) {
      throw UserException.usage(
              "--zone: '" + zone + "' is no time zone",
              "it is neither a name such as Europe/Berlin nor an offset such as +02:00",
              "correct the name")
          .causedBy(e);
    }
  }

  long originMicros() {
    return Times.parseMicros(origin);
  }

  long fromMicros() {
    return from == null ? Long.MIN_VALUE : Times.parseMicros(from);
  }

  long toMicros() {
    return to == null ? Long.MAX_VALUE : Times.parseMicros(to);
  }
}
