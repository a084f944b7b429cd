package io.servegen.jobs.ingest;

import io.servegen.common.UserException;
import io.servegen.jobs.ingest.store.NewTable;
import io.servegen.jobs.ingest.store.TableChange;
import io.servegen.jobs.ingest.store.TableUpdate;
import io.servegen.jobs.storage.OutputDirectory;
import io.servegen.jobs.storage.Storage;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say where the requests go, and what becomes of those that are there. */
final class OutputOptions {
  @Option(
      names = "--output",
      paramLabel = "REQUESTS",
      description = "Folder to write the requests to; the rejected records go to its _rejects.")
  private @Nullable String output;

  @Option(
      names = "--mode",
      defaultValue = "error",
      paramLabel = "error|append|overwrite",
      description =
          "What to do with requests that are there: fail, add to them and leave out request ids"
              + " that the days in question have already, or replace them all. Default:"
              + " ${DEFAULT-VALUE}.")
  private Mode mode = Mode.ERROR;

  @Option(
      names = "--replace-days",
      paramLabel = "FROM..TO",
      description =
          "Replace these days, such as 2025-03-03..2025-03-05 or 2025-03-03, and leave all others;"
              + " records of other days are rejected.")
  private @Nullable String replaceDays;

  @Option(
      names = "--recover",
      arity = "0..1",
      fallbackValue = "true",
      description =
          "If an earlier run was killed while it changed the output, take that back first.")
  private boolean recover;

  /** What is done with a table that is there. */
  enum Mode {
    ERROR,
    APPEND,
    OVERWRITE;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Fails on options that contradict each other. */
  void check() {
    days();
    if (replaceDays != null && mode != Mode.ERROR) {
      throw UserException.usage(
          "--replace-days and --mode " + mode + " are both given",
          "each says what becomes of the requests that are there",
          "leave one of them out");
    }
  }

  boolean isGiven() {
    return output != null;
  }

  String path() {
    return Objects.requireNonNull(output, "checked when the command starts");
  }

  /** The days to be replaced, or all. */
  DayRange days() {
    return replaceDays == null ? DayRange.ALL : DayRange.parse("--replace-days", replaceDays);
  }

  /** Of the days that a table has, those that are to be replaced, as the names of folders. */
  Set<String> replacedDays(Map<String, ?> days) {
    return replaceDays == null ? Set.of() : days().among(days);
  }

  boolean appends() {
    return mode == Mode.APPEND;
  }

  /** Fails if the output is taken, before any work is done. */
  void check(Storage storage, String... inputs) {
    OutputDirectory.checkApart(storage, path(), inputs);
    if (!updates(storage)) {
      checkFree(storage);
    }
  }

  /** Begins the change that the options ask for. */
  TableChange begin(Storage storage) {
    if (updates(storage)) {
      return TableUpdate.begin(storage, path(), recover);
    }
    checkFree(storage);
    return NewTable.create(storage, path(), mode == Mode.OVERWRITE);
  }

  private void checkFree(Storage storage) {
    if (mode != Mode.OVERWRITE && OutputDirectory.isOurs(storage, path())) {
      boolean whole = TableUpdate.isThere(storage, path());
      throw UserException.data(
          path() + " exists" + (whole ? "" : ", and is not finished"),
          whole
              ? "an output is never replaced unasked"
              : "the run that writes it is still at it, or was killed",
          whole
              ? "choose another --output, add to it with --mode append, replace some of its days with"
                  + " --replace-days, or all of it with --mode overwrite"
              : "wait for it; if it was killed, start anew with --mode overwrite");
    }
    OutputDirectory.check(storage, path(), mode == Mode.OVERWRITE);
  }

  private boolean updates(Storage storage) {
    return (appends() || replaceDays != null) && TableUpdate.isThere(storage, path());
  }
}
