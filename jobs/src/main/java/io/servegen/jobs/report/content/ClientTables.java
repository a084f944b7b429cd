package io.servegen.jobs.report.content;

import io.servegen.jobs.report.document.Table;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.ProfileColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/** How many clients make most of the requests, and the largest one by one. */
final class ClientTables {
  private ClientTables() {}

  static List<Table> of(Map<Subject, ClientView> views) {
    return List.of(heads(views), largest(views));
  }

  private static Table heads(Map<Subject, ClientView> views) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    views.forEach(
        (subject, view) ->
            rows.add(
                Numbers.row(
                    subject.name(),
                    view.clients(),
                    (long) view.clientsFor(0.5),
                    (long) view.clientsFor(0.9),
                    (long) view.clientsFor(0.99))));
    return new Table(
        "client-heads",
        "How many of the largest clients make most of the requests",
        "",
        List.of("workload", "clients", "make half", "make 90 %", "make 99 %"),
        rows);
  }

  private static Table largest(Map<Subject, ClientView> views) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    views.forEach(
        (subject, view) -> {
          for (Row client : view.top()) {
            rows.add(row(subject, client));
          }
        });
    return new Table(
        "largest-clients",
        "The largest clients",
        "The peak is the rate of a client's busiest window; the CV is that of its gaps.",
        List.of(
            "workload",
            "client",
            "model",
            "requests",
            "share, %",
            "mean rate, requests/s",
            "peak rate, requests/s",
            "CV",
            "mean input, tokens",
            "mean output, tokens"),
        rows);
  }

  private static List<@Nullable Object> row(Subject subject, Row client) {
    long requests = client.<Long>getAs(ProfileColumn.REQUESTS);
    double all = subject.measured().requests();
    return Numbers.row(
        subject.name(),
        client.<String>getAs(Column.CLIENT_ID),
        client.<String>getAs(Column.MODEL),
        requests,
        Numbers.rounded(100 * requests / all),
        Numbers.rounded(ClientView.number(client, ProfileColumn.MEAN_RATE)),
        Numbers.rounded(ClientView.number(client, ProfileColumn.PEAK_RATE)),
        Numbers.rounded(ClientView.number(client, ProfileColumn.CV)),
        Numbers.rounded(ClientView.number(client, ProfileColumn.MEAN_INPUT_TOKENS)),
        Numbers.rounded(ClientView.number(client, ProfileColumn.MEAN_OUTPUT_TOKENS)));
  }
}
