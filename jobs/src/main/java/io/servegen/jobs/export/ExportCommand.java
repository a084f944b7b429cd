package io.servegen.jobs.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.servegen.common.UserException;
import io.servegen.common.units.Quantities;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.cli.Verb;
import io.servegen.jobs.table.Manifest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code servegen export}: a trace becomes the file that a benchmark client or simulator reads. */
@Command(
    name = "export",
    description = "Writes a trace as benchmark clients and simulators read it.",
    sortOptions = false)
public final class ExportCommand extends Verb {
  @Option(
      names = "--input",
      required = true,
      paramLabel = "TRACE",
      description = "Folder of the trace, written by generate.")
  private @Nullable String input;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "NAME",
      description =
          "What to write: azure, blis, guidellm, llmservingsim, mooncake, servegen-csv, splitwise"
              + " or vidur.")
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

  @Option(
      names = "--overwrite",
      arity = "0..1",
      fallbackValue = "true",
      description = "Replace the output, if this program made it.")
  private boolean overwrite;

  @Override
  protected void check() {
    ExportFormat.of(Objects.requireNonNull(format));
    if (!(speedup > 0 && speedup < Double.POSITIVE_INFINITY)) {
      throw UserException.usage(
          "--speedup is " + speedup, "time must go on", "give a number above 0, such as 10");
    }
    requirePositive("--parts", parts);
    requirePositive("--limit", limit());
    requirePositive("--max-input", limits().mostInput());
    requirePositive("--max-output", limits().mostOutput());
  }

  private static void requirePositive(String option, long value) {
    if (value < 1) {
      throw UserException.usage(
          option + " is " + value, "it must be 1 or more", "give a whole number above 0");
    }
  }

  @Override
  protected void run(SparkRun spark) throws IOException {
    String trace = Objects.requireNonNull(input);
    ExportFormat wanted = ExportFormat.of(Objects.requireNonNull(format));
    ExportTarget target =
        new ExportTarget(spark.storage(), wanted, Objects.requireNonNull(output), parts, overwrite);
    target.check();
    TraceExport export =
        new TraceExport(spark, progressWriter(), trace, wanted, this::selection, limits(), speedup);
    export.run(target, this::manifest, out());
  }

  private Selection selection(long startMicros, long endMicros) {
    return new Selection(TimeRange.of(from, to, startMicros, endMicros), models, filter, limit());
  }

  private long limit() {
    return limit == null ? Long.MAX_VALUE : Quantities.parse(limit);
  }

  private LengthLimits limits() {
    return new LengthLimits(
        maxInput == null ? Integer.MAX_VALUE : maxInput,
        maxOutput == null ? Integer.MAX_VALUE : maxOutput,
        oversize == Oversize.DROP,
        ExportFormat.of(Objects.requireNonNull(format)).lines().leastTokens());
  }

  private Manifest manifest(ExportCounts counts) {
    ObjectNode node = Manifest.newCounts();
    counts.write(node);
    return Manifest.of(
        Manifest.Kind.EXPORT,
        verbName(),
        optionValues(),
        List.of(Objects.requireNonNull(input)),
        null,
        node);
  }
}
