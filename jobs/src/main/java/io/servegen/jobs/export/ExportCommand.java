package io.servegen.jobs.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.servegen.common.UserException;
import io.servegen.common.units.Quantities;
import io.servegen.jobs.cli.OverwriteOption;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.cli.Verb;
import io.servegen.jobs.storage.OutputDirectory;
import io.servegen.jobs.table.Manifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code servegen export}: a trace becomes the file that a benchmark client or simulator reads, and
 * profiles become a ServeGen pool.
 */
@Command(
    name = "export",
    description =
        "Writes a trace as benchmark clients and simulators read it, or profiles as a ServeGen"
            + " pool.",
    sortOptions = false)
public final class ExportCommand extends Verb {
  @Option(
      names = "--input",
      required = true,
      paramLabel = "TRACE|PROFILES",
      description = "Folder of the trace, written by generate; or of profiles.")
  private @Nullable String input;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "NAME",
      description =
          "What to write: azure, blis, guidellm, llmservingsim, mooncake, servegen-csv, splitwise"
              + " or vidur for a trace, servegen-pool for profiles.")
  private @Nullable String format;

  @Option(
      names = "--output",
      required = true,
      paramLabel = "PATH",
      description = "File to write, compressed if it ends in .gz; a folder with --parts.")
  private @Nullable String output;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = "Leave out what is earlier: a time, or an offset such as 30h (default: none).")
  private @Nullable String from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      description = "Leave out what is not earlier: a time, or an offset (default: none).")
  private @Nullable String to;

  @Option(
      names = "--models",
      split = ",",
      paramLabel = "NAME",
      description = "The models whose requests are exported (default: all).")
  private List<String> models = new ArrayList<>();

  @Option(
      names = "--filter",
      paramLabel = "SQL",
      description = "Condition over the trace's columns, such as \"client_id = 'chunk-3'\".")
  private @Nullable String filter;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The first N requests of what is selected (default: all).")
  private @Nullable String limit;

  @Option(
      names = "--speedup",
      defaultValue = "1",
      paramLabel = "F",
      description = "Let time pass F times as fast. Default: ${DEFAULT-VALUE}.")
  private double speedup = 1;

  @Option(
      names = "--max-input",
      paramLabel = "TOKENS",
      description = "Longest input that the consumer takes (default: any).")
  private @Nullable Integer maxInput;

  @Option(
      names = "--max-output",
      paramLabel = "TOKENS",
      description = "Longest output that the consumer takes (default: any).")
  private @Nullable Integer maxOutput;

  @Option(
      names = "--oversize",
      defaultValue = "clip",
      paramLabel = "clip|drop",
      description =
          "Requests beyond --max-input or --max-output: cut to it, or left out. Default:"
              + " ${DEFAULT-VALUE}.")
  private Oversize oversize = Oversize.CLIP;

  @Option(
      names = "--parts",
      defaultValue = "1",
      paramLabel = "N",
      description =
          "Write a folder of N files, one after the other in time, rather than one file. Default:"
              + " ${DEFAULT-VALUE}.")
  private int parts = 1;

  @Mixin private final OverwriteOption overwrite = new OverwriteOption();

  @Override
  protected void check() {
    format();
    if (!(speedup > 0 && speedup < Double.POSITIVE_INFINITY)) {
      throw UserException.usage(
          "--speedup is " + speedup, "time must go on", "give a number above 0, such as 10");
    }
    requirePositive("--parts", parts);
    requirePositive("--limit", limit());
    requirePositive("--max-input", most(maxInput));
    requirePositive("--max-output", most(maxOutput));
    if (format() == ExportFormat.SERVEGEN_POOL) {
      requireNoneOfTraces();
    }
  }

  private void requireNoneOfTraces() {
    Map<String, Boolean> given = new LinkedHashMap<>();
    given.put("--from", from != null);
    given.put("--to", to != null);
    given.put("--limit", limit != null);
    given.put("--speedup", speedup != 1);
    given.put("--max-input", maxInput != null);
    given.put("--max-output", maxOutput != null);
    given.put("--parts", parts != 1);
    given.forEach(
        (option, is) -> {
          if (is) {
            throw UserException.usage(
                option + " does not go with --format servegen-pool",
                "that exports profiles, and " + option + " is about the requests of a trace",
                "leave it out");
          }
        });
  }

  private static void requirePositive(String option, long value) {
    if (value < 1) {
      throw UserException.usage(
          option + " is " + value, "it must be 1 or more", "give a whole number above 0");
    }
  }

  @Override
  protected void run(SparkRun spark) throws IOException {
    if (format() == ExportFormat.SERVEGEN_POOL) {
      exportPool(spark);
    } else {
      exportTrace(spark);
    }
  }

  private void exportPool(SparkRun spark) throws IOException {
    String pool = Objects.requireNonNull(output);
    OutputDirectory.check(spark.storage(), pool, overwrite.isSet());
    new PoolExport(spark, progressWriter(), Objects.requireNonNull(input), models, filter)
        .run(pool, overwrite.isSet(), this::manifest, out());
  }

  private void exportTrace(SparkRun spark) throws IOException {
    ExportTarget target =
        new ExportTarget(
            spark.storage(), format(), Objects.requireNonNull(output), parts, overwrite.isSet());
    target.check();
    new TraceExport(
            spark,
            progressWriter(),
            Objects.requireNonNull(input),
            format(),
            this::selection,
            limits(),
            speedup)
        .run(target, counts -> manifest(counts.toJson()), out());
  }

  private ExportFormat format() {
    return ExportFormat.of(Objects.requireNonNull(format));
  }

  private Selection selection(long startMicros, long endMicros) {
    return new Selection(TimeRange.of(from, to, startMicros, endMicros), models, filter, limit());
  }

  private long limit() {
    return limit == null ? Long.MAX_VALUE : Quantities.parse(limit);
  }

  private LengthLimits limits() {
    return new LengthLimits(
        most(maxInput), most(maxOutput), oversize == Oversize.DROP, format().lines().leastTokens());
  }

  private static int most(@Nullable Integer tokens) {
    return tokens == null ? Integer.MAX_VALUE : tokens;
  }

  private Manifest manifest(ObjectNode counts) {
    return Manifest.of(
        Manifest.Kind.EXPORT,
        verbName(),
        optionValues(),
        List.of(Objects.requireNonNull(input)),
        null,
        counts);
  }
}
