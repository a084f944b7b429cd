package io.servegen.jobs.describe;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.collect_set;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sort_array;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.servegen.common.units.Quantities;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.ProfileColumn;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;

/** The screen: a few lines about the whole, then the clients with the most requests. */
final class Screen {
  private static final int ID_WIDTH = 28;
  private static final int MODELS_NAMED = 5;

  private final PrintWriter out;

  Screen(PrintWriter out) {
    this.out = out;
  }

  /**
   * Prints.
   *
   * @param title what is described
   * @param clients the clients to describe, all of the subject's or some
   * @param top how many to show one by one
   */
  void print(String title, Subject subject, Dataset<Row> clients, int top) {
    out.println(title);
    subject.about().forEach(this::line);
    Row totals = totals(clients);
    if (totals.getLong(0) == 0) {
      line(new Subject.Line("clients", "none"));
      return;
    }
    printTotals(totals, clients);
    subject.aboutClients(clients).forEach(this::line);
    List<Row> rows =
        subject
            .withFamily(clients.orderBy(byRequests()).limit(top))
            .orderBy(byRequests())
            .collectAsList();
    printTable(rows, totals);
  }

  private static org.apache.spark.sql.Column[] byRequests() {
    return new org.apache.spark.sql.Column[] {
      col(ProfileColumn.REQUESTS).desc(), col(Column.MODEL), col(Column.CLIENT_ID)
    };
  }

  private static Row totals(Dataset<Row> clients) {
    return clients
        .agg(
            count(lit(1)),
            sum(ProfileColumn.REQUESTS),
            sum(ProfileColumn.MEAN_RATE),
            weighted(ProfileColumn.MEAN_INPUT_TOKENS),
            weighted(ProfileColumn.MEAN_OUTPUT_TOKENS),
            sort_array(collect_set(Column.MODEL)),
            sort_array(collect_set(ProfileColumn.CATEGORY)))
        .first();
  }

  /** The mean over the requests of all clients for whom it is known. */
  private static org.apache.spark.sql.Column weighted(String mean) {
    org.apache.spark.sql.Column requests = col(ProfileColumn.REQUESTS);
    return sum(col(mean).multiply(requests)).divide(sum(when(col(mean).isNotNull(), requests)));
  }

  private void printTotals(Row totals, Dataset<Row> clients) {
    List<String> models = totals.getList(5);
    String more =
        models.size() > MODELS_NAMED ? " and " + (models.size() - MODELS_NAMED) + " more" : "";
    line(
        new Subject.Line(
            "models",
            String.join(", ", models.stream().limit(MODELS_NAMED).map(Screen::plain).toList())
                + more
                + " ("
                + String.join(", ", totals.getList(6))
                + ")"));
    long[] heads = heads(clients, totals.getLong(1));
    line(
        new Subject.Line(
            "clients",
            String.format(
                Locale.ROOT,
                "%s; %s make half of the requests, %s make 90 %%",
                Quantities.format(totals.getLong(0)),
                Quantities.format(heads[0]),
                Quantities.format(heads[1]))));
    line(
        new Subject.Line(
            "requests",
            String.format(
                Locale.ROOT,
                "%s, %.3f/s; mean input %s, mean output %s tokens",
                Quantities.format(totals.getLong(1)),
                totals.getDouble(2),
                number(totals, 3, "%.1f"),
                number(totals, 4, "%.1f"))));
  }

  /**
   * How many of the largest clients it takes for half of the requests, and for nine tenths. Clients
   * are counted by their requests first: n requests have fewer than √(2n) different such counts.
   */
  private static long[] heads(Dataset<Row> clients, long requests) {
    List<Row> sizes =
        clients
            .groupBy(ProfileColumn.REQUESTS)
            .agg(count(lit(1)))
            .orderBy(col(ProfileColumn.REQUESTS).desc())
            .collectAsList();
    return new long[] {head(sizes, 0.5 * requests), head(sizes, 0.9 * requests)};
  }

  private static long head(List<Row> sizes, double wanted) {
    double sum = 0;
    long clients = 0;
    for (Row size : sizes) {
      double all = (double) size.getLong(0) * size.getLong(1);
      if (sum + all >= wanted) {
        return clients + (long) Math.ceil((wanted - sum) / size.getLong(0));
      }
      sum += all;
      clients += size.getLong(1);
    }
    return clients;
  }

  private void printTable(List<Row> rows, Row totals) {
    boolean manyModels = totals.getList(5).size() > 1;
    boolean families = rows.stream().anyMatch(row -> row.getAs(Subject.FAMILY) != null);
    out.printf(
        Locale.ROOT,
        "%n%-" + ID_WIDTH + "s %7s %13s %9s %9s %6s %9s %9s%s%s%n",
        "client",
        "share",
        "requests",
        "rate/s",
        "peak/s",
        "CV",
        "input",
        "output",
        families ? "  gaps       " : "",
        manyModels ? "  model" : "");
    for (Row row : rows) {
      String id = row.getAs(Column.CLIENT_ID);
      String family = row.getAs(Subject.FAMILY);
      out.printf(
          Locale.ROOT,
          "%-" + ID_WIDTH + "s %5.1f %% %13s %9s %9s %6s %9s %9s%s%s%n",
          cut(plain(id)),
          100.0 * row.<Long>getAs(ProfileColumn.REQUESTS) / totals.getLong(1),
          Quantities.format(row.<Long>getAs(ProfileColumn.REQUESTS)),
          number(row, row.fieldIndex(ProfileColumn.MEAN_RATE), "%.3f"),
          number(row, row.fieldIndex(ProfileColumn.PEAK_RATE), "%.3f"),
          number(row, row.fieldIndex(ProfileColumn.CV), "%.2f"),
          number(row, row.fieldIndex(ProfileColumn.MEAN_INPUT_TOKENS), "%.1f"),
          number(row, row.fieldIndex(ProfileColumn.MEAN_OUTPUT_TOKENS), "%.1f"),
          families ? String.format("  %-11s", family == null ? "-" : family) : "",
          manyModels ? "  " + plain(row.getAs(Column.MODEL)) : "");
    }
    long left = totals.getLong(0) - rows.size();
    if (left > 0) {
      out.println("and " + Quantities.format(left) + " more");
    }
  }

  private void line(Subject.Line line) {
    out.printf("  %-9s %s%n", line.label(), line.text());
  }

  private static String number(Row row, int column, String format) {
    return row.isNullAt(column) ? "-" : String.format(Locale.ROOT, format, row.getDouble(column));
  }

  private static String cut(String id) {
    return id.length() <= ID_WIDTH ? id : id.substring(0, ID_WIDTH - 1) + "…";
  }

  /** Ids come from logs: what would move the cursor or colour the screen is shown as '?'. */
  private static String plain(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
