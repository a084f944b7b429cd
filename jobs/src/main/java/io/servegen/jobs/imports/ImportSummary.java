package io.servegen.jobs.imports;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.servegen.common.UserException;
import io.servegen.common.units.Quantities;
import io.servegen.common.units.Times;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Manifest;
import io.servegen.jobs.table.ProfileSpan;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
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
  private static final int NAMED = 10;

  /**
   * A model's clients, all of them: those that are left out too.
   *
   * @param clients clients with requests
   * @param idle clients without any
   * @param bare clients with requests and without lengths
   * @param bareNames the first of them, by name
   * @param uncovered requests of the other clients in epochs that have no lengths
   */
  record ModelSummary(
      String model,
      long clients,
      long idle,
      long windows,
      long requests,
      long emptyPmfs,
      long bare,
      long bareWindows,
      long bareRequests,
      List<String> bareNames,
      long uncovered) {}

  /** Sums up the clients' rows of {@link ProfileTables#summary()}. */
  static ImportSummary of(Dataset<Row> clients, MissingLengths missing) {
    return new ImportSummary(models(clients), span(clients), missing);
  }

  private static List<ModelSummary> models(Dataset<Row> clients) {
    org.apache.spark.sql.Column active = col("active_windows").gt(0);
    org.apache.spark.sql.Column bare = active.and(not(col("has_lengths")));
    List<Row> rows =
        clients
            .groupBy(Column.MODEL)
            .agg(
                count(when(active, 1)).as("clients"),
                count(when(not(active), 1)).as("idle"),
                sum("active_windows"),
                sum("requests"),
                sum("empty_pmfs"),
                count(when(bare, 1)),
                coalesce(sum(when(bare, col("active_windows"))), lit(0L)),
                coalesce(sum(when(bare, col("requests"))), lit(0L)),
                coalesce(sum(when(not(bare), col("requests_without_lengths"))), lit(0L)))
            .orderBy(Column.MODEL)
            .collectAsList();
    return rows.stream().map(row -> model(row, bareNames(clients.where(bare), row))).toList();
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

  private static ModelSummary model(Row row, List<String> bareNames) {
    return new ModelSummary(
        row.getString(0),
        row.getLong(1),
        row.getLong(2),
        row.getLong(3),
        row.getLong(4),
        row.getLong(5),
        row.getLong(6),
        row.getLong(7),
        row.getLong(8),
        bareNames,
        row.getLong(9));
  }

  private static List<String> bareNames(Dataset<Row> bare, Row model) {
    if (model.getLong(6) == 0) {
      return List.of();
    }
    return bare
        .where(col(Column.MODEL).equalTo(model.getString(0)))
        .select(Column.CLIENT_ID)
        .orderBy(Column.CLIENT_ID)
        .limit(NAMED)
        .collectAsList()
        .stream()
        .map(row -> row.getString(0))
        .toList();
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
        .map(ImportSummary::bareSentence)
        .collect(Collectors.joining("; "));
  }

  private static String bareSentence(ModelSummary model) {
    String more =
        model.bare() > model.bareNames().size()
            ? " and " + Quantities.format(model.bare() - model.bareNames().size()) + " more"
            : "";
    return String.format(
        Locale.ROOT,
        "%s: %s no dataset file beside the trace file: %s%s (%.1f %% of the requests)",
        model.model(),
        model.bare() == 1 ? "1 client has" : Quantities.format(model.bare()) + " clients have",
        String.join(", ", model.bareNames()),
        more,
        100.0 * model.bareRequests() / model.requests());
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
