package io.servegen.jobs.imports;

import static org.apache.spark.sql.functions.col;

import io.servegen.common.length.Histogram;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Profiles;
import java.sql.Timestamp;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.jspecify.annotations.Nullable;

/**
 * The lengths of a model's clients together, per epoch and field: the mixture of their
 * distributions, each weighted by the client's expected requests in the epoch. Clients are added in
 * the order of their names, so that the sums do not depend on how the work was cut.
 */
final class PooledLengths {
  private static final StructType PARTS =
      new StructType()
          .add(Column.MODEL, DataTypes.StringType)
          .add("epoch_start", DataTypes.TimestampType)
          .add("field", DataTypes.StringType)
          .add(Column.CLIENT_ID, DataTypes.StringType)
          .add("epoch_seconds", DataTypes.DoubleType)
          .add("expected", DataTypes.DoubleType)
          .add("values", DataTypes.createArrayType(DataTypes.DoubleType, false))
          .add("weights", DataTypes.createArrayType(DataTypes.DoubleType, false));

  private PooledLengths() {}

  /**
   * The rows of {@link Profiles#ALL_CLIENTS}; none for an epoch in which no request is expected.
   */
  static Dataset<Row> of(SparkSession session, JavaRDD<ImportedClient> clients) {
    org.apache.spark.sql.Column[] group = {col(Column.MODEL), col("epoch_start"), col("field")};
    return session
        .createDataFrame(
            clients.flatMap(
                client ->
                    client.lengths().stream()
                        .filter(lengths -> lengths.expected() > 0)
                        .map(lengths -> part(client, lengths))
                        .iterator()),
            PARTS)
        .repartition(group)
        .sortWithinPartitions(group[0], group[1], group[2], col(Column.CLIENT_ID))
        .mapPartitions(
            (MapPartitionsFunction<Row, Row>) Mixtures::new,
            Encoders.row(Profiles.LENGTHS.schema()));
  }

  private static Row part(ImportedClient client, EpochLengths lengths) {
    return RowFactory.create(
        client.model(),
        ProfileTables.timestamp(lengths.startMicros()),
        lengths.field().key(),
        client.id(),
        lengths.seconds(),
        lengths.expected(),
        lengths.histogram().values(),
        lengths.histogram().weights());
  }

  /** Rows sorted by group in, one row per group out. */
  private static final class Mixtures implements Iterator<Row> {
    private final Iterator<Row> parts;
    private @Nullable Row next;

    Mixtures(Iterator<Row> parts) {
      this.parts = parts;
      this.next = advance();
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Row next() {
      if (next == null) {
        throw new NoSuchElementException();
      }
      Row group = next;
      Mixture mixture = new Mixture();
      while (next != null && sameGroup(group, next)) {
        mixture.add(next);
        next = advance();
      }
      return ProfileTables.length(
          group.getString(0),
          Profiles.ALL_CLIENTS,
          group.<Timestamp>getAs(1),
          mixture.seconds,
          group.getString(2),
          Histogram.of(mixture.weights),
          null,
          mixture.expected);
    }

    private @Nullable Row advance() {
      return parts.hasNext() ? parts.next() : null;
    }

    private static boolean sameGroup(Row one, Row other) {
      return one.get(0).equals(other.get(0))
          && one.get(1).equals(other.get(1))
          && one.get(2).equals(other.get(2));
    }
  }

  private static final class Mixture {
    private final TreeMap<Double, Double> weights = new TreeMap<>();
    private double seconds;
    private double expected;

    void add(Row part) {
      double requests = part.getDouble(5);
      java.util.List<Double> values = part.getList(6);
      java.util.List<Double> probabilities = part.getList(7);
      double total = probabilities.stream().mapToDouble(Double::doubleValue).sum();
      Iterator<Double> probability = probabilities.iterator();
      for (Double value : values) {
        weights.merge(value, requests * probability.next() / total, Double::sum);
      }
      seconds = Math.max(seconds, part.getDouble(4));
      expected += requests;
    }
  }
}
