package io.servegen.jobs.report.content;

import static org.apache.spark.sql.functions.array;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.desc;
import static org.apache.spark.sql.functions.inline;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.struct;
import static org.apache.spark.sql.functions.sum;

import io.servegen.jobs.report.measure.ClientWindowStat;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.ProfileColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a workload's clients, without a row for each of them.
 *
 * @param clients how many there are
 * @param ranks ranks from the largest client down, at which the curve of shares bends
 * @param shares the part of all requests that so many largest clients make
 * @param byProperty by what clients differ in, its values and the requests of the clients that have
 *     them; empty where none has
 * @param top the largest clients
 * @param windows the windows of these, and of others that are shown, in order of time
 */
record ClientView(
    long clients,
    double[] ranks,
    double[] shares,
    Map<ClientProperty, Distribution> byProperty,
    List<Row> top,
    List<ClientWindowStat> windows) {
  /** Values of a property are told apart by one hundredth of a natural logarithm. */
  private static final double LOG_STEPS = 100;

  private static final String PROPERTY = "property";
  private static final String VALUE = "value";
  private static final String STEP = "step";

  /**
   * Looks at the clients.
   *
   * @param top how many of the largest are shown one by one
   * @param shown others that are, as {@link #top} of another workload
   */
  static ClientView of(Subject subject, int top, List<Row> shown) {
    List<Row> sizes =
        subject
            .measured()
            .clients()
            .groupBy(ProfileColumn.REQUESTS)
            .agg(count(lit(1)))
            .orderBy(desc(ProfileColumn.REQUESTS))
            .collectAsList();
    double all = sizes.stream().mapToDouble(row -> (double) row.getLong(0) * row.getLong(1)).sum();
    List<double[]> curve = new ArrayList<>();
    long rank = 0;
    double requests = 0;
    for (Row size : sizes) {
      rank += size.getLong(1);
      requests += (double) size.getLong(0) * size.getLong(1);
      curve.add(new double[] {rank, requests / all});
    }
    List<Row> largest = subject.measured().top(top);
    return new ClientView(
        rank,
        Numbers.array(curve, point -> point[0]),
        Numbers.array(curve, point -> point[1]),
        byProperty(subject),
        largest,
        subject.measured().windowsOf(Stream.concat(largest.stream(), shown.stream()).toList()));
  }

  /** How many of the largest clients make that part of the requests, as a real number. */
  double clientsFor(double share) {
    double lastRank = 0;
    double lastShare = 0;
    for (int i = 0; i < ranks.length; i++) {
      if (shares[i] >= share) {
        return lastRank
            + Math.ceil((share - lastShare) / (shares[i] - lastShare) * (ranks[i] - lastRank));
      }
      lastRank = ranks[i];
      lastShare = shares[i];
    }
    return clients;
  }

  /** How few make most, in a sentence. */
  String inWords() {
    double half = clientsFor(0.5);
    double ninety = clientsFor(0.9);
    return Numbers.count(half)
        + " of "
        + Numbers.count(clients)
        + (clients == 1 ? " client" : " clients")
        + (half == 1 ? " makes" : " make")
        + " half of the requests, "
        + Numbers.count(ninety)
        + (ninety == 1 ? " makes 90 %" : " make 90 %");
  }

  /** Places of the curve of shares that are shown: all, or as many as a chart tells apart. */
  int[] shownRanks() {
    return new Distribution(ranks, new long[ranks.length]).shown();
  }

  /** The values of a property, each as often as its clients have requests. */
  Distribution distribution(ClientProperty property) {
    return Objects.requireNonNull(byProperty.get(property));
  }

  /** The windows of one of the clients that are shown. */
  List<ClientWindowStat> windowsOf(Row client) {
    String model = client.getAs(Column.MODEL);
    String id = client.getAs(Column.CLIENT_ID);
    return windows.stream()
        .filter(window -> window.clientId().equals(id) && window.model().equals(model))
        .toList();
  }

  private static Map<ClientProperty, Distribution> byProperty(Subject subject) {
    org.apache.spark.sql.Column[] values =
        Arrays.stream(ClientProperty.values())
            .map(
                property ->
                    struct(lit(property.name()).as(PROPERTY), col(property.column()).as(VALUE)))
            .toArray(org.apache.spark.sql.Column[]::new);
    Map<String, List<Row>> steps =
        subject
            .measured()
            .clients()
            .select(col(ProfileColumn.REQUESTS), inline(array(values)))
            .where(col(VALUE).gt(0))
            .groupBy(
                col(PROPERTY), round(log(col(VALUE)).multiply(LOG_STEPS)).cast("long").as(STEP))
            .agg(sum(ProfileColumn.REQUESTS))
            .orderBy(STEP)
            .collectAsList()
            .stream()
            .collect(Collectors.groupingBy(row -> row.getString(0)));
    Map<ClientProperty, Distribution> byProperty = new EnumMap<>(ClientProperty.class);
    for (ClientProperty property : ClientProperty.values()) {
      List<Row> some = steps.getOrDefault(property.name(), List.of());
      byProperty.put(
          property,
          new Distribution(
              Numbers.array(some, row -> Math.exp(row.getLong(1) / LOG_STEPS)),
              some.stream().mapToLong(row -> row.getLong(2)).toArray()));
    }
    return byProperty;
  }

  static double number(Row row, String column) {
    @Nullable Double value = row.getAs(column);
    return value == null ? Double.NaN : value;
  }
}
