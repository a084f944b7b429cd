package io.servegen.jobs.generate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.servegen.common.UserException;
import io.servegen.common.units.Times;
import io.servegen.jobs.plan.SlicePlan;
import io.servegen.jobs.plan.TracePlan;
import io.servegen.jobs.plan.TraceSettings;
import io.servegen.jobs.storage.OutputDirectory;
import io.servegen.jobs.storage.Storage;
import io.servegen.jobs.table.Manifest;
import io.servegen.jobs.table.TraceSlice;
import java.util.List;
import java.util.SortedMap;

/**
 * The folder of a trace. {@code _plan.json} is in it from its first moment: it says whose files
 * these are, and keeps a second run out.
 */
final class TraceFolder {
  private final Storage storage;
  private final String path;

  TraceFolder(Storage storage, String path) {
    this.storage = storage;
    this.path = path;
  }

  String path() {
    return path;
  }

  /** Fails if the folder is taken. */
  void check(boolean resume, boolean overwrite) {
    String plan = Storage.resolve(path, OutputDirectory.PLAN);
    if (resume && !storage.exists(plan)) {
      throw UserException.data(
          "--resume: there is no interrupted trace in " + path,
          "an interrupted trace has a " + OutputDirectory.PLAN,
          "run it without --resume");
    }
    if (!resume
        && !overwrite
        && storage.exists(plan)
        && !storage.exists(Storage.resolve(path, Manifest.FILE))) {
      throw UserException.data(
          path + " holds a trace that is not finished",
          "another run is writing it, or was interrupted",
          "wait for it, or add --resume to go on with it, or --overwrite to begin again");
    }
    if (!resume) {
      OutputDirectory.check(storage, path, overwrite);
    }
  }

  /** Makes the folder this plan's. */
  void open(TracePlan plan, boolean resume, boolean overwrite) {
    String file = Storage.resolve(path, OutputDirectory.PLAN);
    if (resume) {
      if (!storage.readText(file).contains(plan.hash())) {
        throw UserException.data(
            "--resume: " + path + " holds another trace",
            "its options or its profiles are not those of this command",
            "give the options that it was begun with, or --overwrite to begin again");
      }
      storage.delete(Storage.resolve(path, Manifest.FILE));
      return;
    }
    OutputDirectory.check(storage, path, overwrite);
    if (overwrite) {
      storage.delete(path);
    }
    if (!storage.createNew(file, "{\"plan\": \"" + plan.hash() + "\"}\n")) {
      throw UserException.data(
          "another run has just begun to write " + path,
          "two runs must not share an output",
          "choose another --output");
    }
  }

  /** Calls the trace whole. */
  void finish(
      TracePlan plan,
      SlicePlan slices,
      List<SliceResult> results,
      SortedMap<String, Object> options,
      TraceSettings settings) {
    ObjectNode counts = Manifest.newCounts();
    counts.put("requests", slices.requests());
    counts.put("clients", slices.clients());
    counts.put("input_tokens", results.stream().mapToLong(SliceResult::inputTokens).sum());
    counts.put("output_tokens", results.stream().mapToLong(SliceResult::outputTokens).sum());
    counts.put("lost_requests", slices.lost());
    counts.put(
        "nearest_epoch_lengths", results.stream().mapToLong(SliceResult::nearestEpoch).sum());
    counts.put("pooled_lengths", results.stream().mapToLong(SliceResult::pooled).sum());
    counts.put("start", Times.toInstant(plan.fromMicros()).toString());
    counts.put("end", Times.toInstant(plan.toMicros()).toString());
    TraceSlice.write(
        results.stream()
            .map(
                result ->
                    new TraceSlice(
                        SliceTask.fileName(result.slice()),
                        result.firstMicros(),
                        result.lastMicros(),
                        result.slice().requests(),
                        result.slice().firstRequestId()))
            .toList(),
        counts);
    Manifest.of(
            Manifest.Kind.TRACE, "generate", options, settings.profiles(), settings.seed(), counts)
        .finish(OutputDirectory.at(storage, path));
  }
}
