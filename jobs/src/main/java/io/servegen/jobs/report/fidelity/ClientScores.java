package io.servegen.jobs.report.fidelity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.servegen.jobs.report.measure.ClientLengths;
import io.servegen.jobs.report.measure.ClientTotals;
import io.servegen.jobs.report.measure.Counts;
import io.servegen.jobs.report.measure.Measure;
import io.servegen.jobs.report.measure.Measured;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.ProfileColumn;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * Kolmogorov–Smirnov distances client by client: each of the actual's clients against the rival's
 * of the same name.
 *
 * @param requestsFound the actual's requests of clients that the rival has, as a part of all
 * @param gaps mean over the clients that can be told, weighted by the actual's requests; NaN where
 *     there is none
 * @param input likewise, of the input lengths
 * @param output likewise, of the output lengths
 * @param top the largest clients, one by one
 */
public record ClientScores(
    double requestsFound, double gaps, double input, double output, List<OfClient> top) {

  /** Gaps or lengths on each side below which a client's distance is mostly noise. */
  public static final int MIN_SAMPLES = 100;

  private static final String OTHER = "other_";
  private static final String FOUND = "found";
  private static final String[] DISTANCES = {"gaps", "input", "output"};
  private static final StructType SCORES =
      new StructType()
          .add(Column.MODEL, DataTypes.StringType, false)
          .add(Column.CLIENT_ID, DataTypes.StringType, false)
          .add(ProfileColumn.REQUESTS, DataTypes.LongType, false)
          .add(FOUND, DataTypes.BooleanType, false)
          .add(DISTANCES[0], DataTypes.DoubleType, true)
          .add(DISTANCES[1], DataTypes.DoubleType, true)
          .add(DISTANCES[2], DataTypes.DoubleType, true);

  /** The distances of one client; NaN where they cannot be told. */
  public record OfClient(
      String model, String clientId, long requests, double gaps, double input, double output) {}

  static ClientScores of(Measured actual, Rival rival, int top) {
    Dataset<Row> others = rival.measured().clients();
    others =
        others.select(
            col(Column.MODEL).as(OTHER + Column.MODEL),
            col(Column.CLIENT_ID).as(OTHER + Column.CLIENT_ID),
            col(ClientTotals.GAP_CODES).as(OTHER + ClientTotals.GAP_CODES),
            col(ClientTotals.LENGTHS).as(OTHER + ClientTotals.LENGTHS));
    org.apache.spark.sql.Column same = col(Column.MODEL).equalTo(col(OTHER + Column.MODEL));
    if (!rival.isNaive()) {
      same = same.and(col(Column.CLIENT_ID).equalTo(col(OTHER + Column.CLIENT_ID)));
    }
    return of(actual.clients().join(others, same, "left"), false, top);
  }

  /** The actual's odd steps against its even ones. */
  static ClientScores noiseFloor(Measured actual, int top) {
    return of(actual.clients(), true, top);
  }

  private static ClientScores of(Dataset<Row> clients, boolean floor, int top) {
    Dataset<Row> scores =
        clients
            .mapPartitions(
                (MapPartitionsFunction<Row, Row>) rows -> new Scoring(rows, floor),
                Encoders.row(SCORES))
            .persist(org.apache.spark.storage.StorageLevel.MEMORY_AND_DISK());
    org.apache.spark.sql.Column requests = col(ProfileColumn.REQUESTS).cast("double");
    Row means =
        scores
            .agg(
                sum(when(col(FOUND), requests).otherwise(0)).divide(sum(requests)),
                mean(DISTANCES[0]),
                mean(DISTANCES[1]),
                mean(DISTANCES[2]),
                count(lit(1)))
            .first();
    List<OfClient> largest =
        scores
            .orderBy(col(ProfileColumn.REQUESTS).desc(), col(Column.MODEL), col(Column.CLIENT_ID))
            .limit(top)
            .collectAsList()
            .stream()
            .map(
                row ->
                    new OfClient(
                        row.getString(0),
                        row.getString(1),
                        row.getLong(2),
                        number(row, 4),
                        number(row, 5),
                        number(row, 6)))
            .toList();
    scores.unpersist();
    return new ClientScores(
        number(means, 0), number(means, 1), number(means, 2), number(means, 3), largest);
  }

  /** The mean over requests, of sums in a form that does not depend on the order of adding. */
  private static org.apache.spark.sql.Column mean(String distance) {
    org.apache.spark.sql.Column requests = col(ProfileColumn.REQUESTS);
    return sum(col(distance).multiply(requests).cast("decimal(28,6)"))
        .cast("double")
        .divide(sum(when(col(distance).isNotNull(), requests)));
  }

  private static double number(Row row, int column) {
    return row.isNullAt(column) ? Double.NaN : row.getDouble(column);
  }

  /** A row of {@link #SCORES} for each client. */
  private record Scoring(Iterator<Row> clients, boolean floor) implements Iterator<Row> {
    @Override
    public boolean hasNext() {
      return clients.hasNext();
    }

    @Override
    public Row next() {
      Row row = clients.next();
      boolean found = floor || row.getAs(OTHER + ClientTotals.LENGTHS) != null;
      Object[] cells = new Object[SCORES.size()];
      cells[0] = row.getAs(Column.MODEL);
      cells[1] = row.getAs(Column.CLIENT_ID);
      cells[2] = row.getAs(ProfileColumn.REQUESTS);
      cells[3] = found;
      if (found) {
        cells[4] = distance(gaps(row, ""), floor ? null : gaps(row, OTHER));
        ClientLengths mine = lengths(row, "");
        ClientLengths other = floor ? null : lengths(row, OTHER);
        cells[5] = distance(mine, other, Measure.INPUT);
        cells[6] = distance(mine, other, Measure.OUTPUT);
      }
      return RowFactory.create(cells);
    }

    private static Counts gaps(Row row, String prefix) {
      Counts counts = new Counts();
      counts.addAll(row.<byte[]>getAs(prefix + ClientTotals.GAP_CODES));
      return counts;
    }

    private static ClientLengths lengths(Row row, String prefix) {
      ClientLengths lengths = new ClientLengths();
      lengths.addAll(row.<byte[]>getAs(prefix + ClientTotals.LENGTHS));
      return lengths;
    }

    private static @Nullable Double distance(
        ClientLengths mine, @Nullable ClientLengths other, Measure measure) {
      return distance(mine.counts(measure), other == null ? null : other.counts(measure));
    }

    /** Without another, of odd against even steps. */
    private static @Nullable Double distance(Counts mine, @Nullable Counts other) {
      long[] a = other == null ? mine.ofEvenSteps() : mine.ofBins();
      long[] b = other == null ? mine.ofOddSteps() : other.ofBins();
      long fewest = Math.min(java.util.Arrays.stream(a).sum(), java.util.Arrays.stream(b).sum());
      return fewest < MIN_SAMPLES ? null : Distances.between(a, b);
    }
  }
}
