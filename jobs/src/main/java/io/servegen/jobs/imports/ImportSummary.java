package io.servegen.jobs.imports;

import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.servegen.common.UserException;
import io.servegen.common.units.Quantities;
import io.servegen.common.units.Times;
import io.servegen.jobs.table.Manifest;
import io.servegen.jobs.table.ProfileSpan;
import java.io.PrintWriter;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/**
 * What an import found in its source.
 *
 * @param models per model, by name
 * @param span the time that they cover together
 * @param missing how clients without lengths are treated
 */
record ImportSummary(List<ModelSummary> models, ProfileSpan span, MissingLengths missing) {
  /** Sums up the clients' rows of {@link ProfileTables#summary()}. */
  static ImportSummary of(Dataset<Row> clients, MissingLengths missing) {
    return new ImportSummary(ModelSummary.of(clients), span(clients), missing);
  }

  private static ProfileSpan span(Dataset<Row> clients) {
    Row row =
        clients
            .agg(
                min("window_micros"),
                max("window_micros"),
                min("span_start_micros"),
                max("span_end_micros"))
            .head();
    long window = row.getLong(0);
    long start = row.getLong(2);
    if (row.getLong(1) != window) {
      throw UserException.data(
          "--input: the clients have windows of different lengths",
          "they go from "
              + window / 1e6
              + " s to "
              + row.getLong(1) / 1e6
              + " s, and a profile has"
              + " windows of one length",
          "import the models one by one");
    }
    if (Math.floorMod(start, window) != 0) {
      throw UserException.usage(
          "--origin does not go with windows of " + window / 1e6 + " s",
          "the first would start at "
              + Times.toInstant(start)
              + ", and windows are fixed to the calendar",
          "choose an origin that is a whole number of windows after midnight");
    }
    return new ProfileSpan(start, window, Math.toIntExact((row.getLong(3) - start) / window));
  }

  /**
   * Fails if there is nothing to import, or if clients without lengths are not to be borne.
   *
   * @throws UserException with the clients' names and their share of the requests
   */
  void check(String input) {
    if (requests() == 0) {
      throw UserException.data(
          "--input: " + input + " has no requests",
          "the rate of every window is 0",
          "give a pool with active clients");
    }
    if (missing == MissingLengths.FAIL && bare() > 0) {
      throw UserException.data(
          bareSentence(),
          "without lengths their requests cannot be generated",
          "copy the missing files, or go on with --missing-lengths drop (left out, as ServeGen"
              + " does) or --missing-lengths pool (their requests draw the model's pooled lengths)");
    }
    if (missing == MissingLengths.DROP && bare() == clients()) {
      throw UserException.data(
          "--missing-lengths drop leaves no client",
          "no client has a file of lengths",
          "copy the missing files");
    }
  }

  /** What the profile holds, for the manifest. */
  ObjectNode counts() {
    boolean dropped = missing == MissingLengths.DROP;
    ObjectNode counts = Manifest.newCounts();
    span.write(counts);
    return counts
        .put("models", models.size())
        .put("clients", clients() - (dropped ? bare() : 0))
        .put(
            "windows",
            total(ModelSummary::windows) - (dropped ? total(ModelSummary::bareWindows) : 0))
        .put("requests", requests() - (dropped ? total(ModelSummary::bareRequests) : 0))
        .put("idle_clients", total(ModelSummary::idle))
        .put("empty_pmfs", total(ModelSummary::emptyPmfs))
        .put("requests_in_epochs_without_lengths", total(ModelSummary::uncovered))
        .put("clients_without_lengths", bare())
        .put("requests_of_clients_without_lengths", total(ModelSummary::bareRequests));
  }

  /** Says on the screen what was imported, and what was not as it should be. */
  void print(PrintWriter out, String output) {
    ObjectNode counts = counts();
    out.println(
        "imported "
            + number(counts, "clients")
            + " clients of "
            + models.stream().map(ModelSummary::model).collect(Collectors.joining(", "))
            + ": "
            + number(counts, "windows")
            + " windows with "
            + number(counts, "requests")
            + " requests");
    if (bare() > 0) {
      out.println("  " + bareSentence());
      out.println(
          missing == MissingLengths.DROP
              ? "  left out (--missing-lengths drop)"
              : "  their requests will draw the model's pooled lengths (--missing-lengths pool)");
    }
    print(out, counts, "idle_clients", "idle clients are left out");
    print(out, counts, "empty_pmfs", "empty distributions of lengths are left out");
    print(
        out,
        counts,
        "requests_in_epochs_without_lengths",
        "requests are in epochs without lengths; they will draw those of the client's nearest epoch");
    out.println("profiles: " + output);
  }

  private static void print(PrintWriter out, ObjectNode counts, String count, String sentence) {
    if (counts.path(count).asLong() > 0) {
      out.println("  " + number(counts, count) + " " + sentence);
    }
  }

  private static String number(ObjectNode counts, String count) {
    return Quantities.format(counts.path(count).asLong());
  }

  private String bareSentence() {
    return models.stream()
        .filter(model -> model.bare() > 0)
        .map(ModelSummary::bareSentence)
        .collect(Collectors.joining("; "));
  }

  private long clients() {
    return total(ModelSummary::clients);
  }

  private long requests() {
    return total(ModelSummary::requests);
  }

  private long bare() {
    return total(ModelSummary::bare);
  }

  private long total(java.util.function.ToLongFunction<ModelSummary> of) {
    return models.stream().mapToLong(of).sum();
  }
}
