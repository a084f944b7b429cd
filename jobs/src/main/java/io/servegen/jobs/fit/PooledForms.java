package io.servegen.jobs.fit;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.least;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.timestamp_micros;

import io.servegen.common.arrival.GapFamily;
import io.servegen.fitting.gap.PooledShape;
import io.servegen.fitting.gap.WindowFitter;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.ProfileColumn;
import io.servegen.jobs.table.Profiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apache.spark.api.java.function.FlatMapGroupsFunction;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoder;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;
import scala.Tuple2;

/**
 * Gives a form to the windows that have too few gaps for one of their own: the Gamma law of the
 * client's windows together, or of the model's where the client's say too little either, and the
 * exponential law where even those do.
 */
final class PooledForms {
  /** {@link ProfileColumn#POOLED} of a window with the form of its client's windows. */
  static final String CLIENT = "client";

  /** {@link ProfileColumn#POOLED} of a window with the form of its model's windows. */
  static final String MODEL = "model";

  /** As much as a window of its own fit has. */
  private static final double MIN_INFORMATION = WindowFitter.MIN_GAPS - 1;

  /** For a model, more gaps than these in one window make no difference. */
  private static final double MANY_GAPS = 1000;

  private PooledForms() {}

  /**
   * The table of arrivals.
   *
   * @param windows rows of {@link WindowColumn#SCHEMA}
   */
  static Dataset<Row> fill(Dataset<Row> windows) {
    Map<String, Double> shapeByModel = modelShapes(windows);
    Encoder<Tuple2<String, String>> client = Encoders.tuple(Encoders.STRING(), Encoders.STRING());
    return windows
        .groupByKey(
            (MapFunction<Row, Tuple2<String, String>>)
                row -> new Tuple2<>(row.getAs(Column.MODEL), row.getAs(Column.CLIENT_ID)),
            client)
        .flatMapSortedGroups(
            new org.apache.spark.sql.Column[] {col(WindowColumn.START_MICROS)},
            (FlatMapGroupsFunction<Tuple2<String, String>, Row, Row>)
                (key, rows) -> fill(rows, shapeByModel.get(key._1())),
            Encoders.row(WindowColumn.SCHEMA))
        .withColumn(ProfileColumn.WINDOW_START, timestamp_micros(col(WindowColumn.START_MICROS)))
        .select(
            Arrays.stream(Profiles.ARRIVALS.schema().fieldNames())
                .map(org.apache.spark.sql.functions::col)
                .toArray(org.apache.spark.sql.Column[]::new));
  }

  /**
   * The shape of each model's windows together. A window counts for no more than it takes for a fit
   * of its own, so that the clients with the most requests do not speak for those with few.
   */
  private static Map<String, Double> modelShapes(Dataset<Row> windows) {
    Map<String, PooledShape> pools = new HashMap<>();
    windows
        .where(col(WindowColumn.POOL_SQUARED_CV).isNotNull())
        .groupBy(col(Column.MODEL), least(col(WindowColumn.POOL_GAPS), lit(MANY_GAPS)).as("gaps"))
        .agg(
            count(lit(1)),
            // Decimals, since a sum of doubles would depend on the order.
            sum(col(WindowColumn.POOL_SQUARED_CV).cast("decimal(28,9)")).cast("double"))
        .orderBy(Column.MODEL, "gaps")
        .collectAsList()
        .forEach(
            row -> {
              double gaps = row.getDouble(1);
              long count = row.getLong(2);
              pools
                  .computeIfAbsent(row.getString(0), model -> new PooledShape())
                  .add(
                      count * Math.min(gaps, WindowFitter.MIN_GAPS),
                      gaps,
                      row.getDouble(3) / count);
            });
    Map<String, Double> shapes = new HashMap<>();
    pools.forEach((model, pool) -> shape(pool).ifPresent(shape -> shapes.put(model, shape)));
    return shapes;
  }

  private static Iterator<Row> fill(Iterator<Row> windows, @Nullable Double modelShape) {
    List<Row> rows = new ArrayList<>();
    PooledShape pool = new PooledShape();
    boolean complete = true;
    while (windows.hasNext()) {
      Row row = windows.next();
      rows.add(row);
      complete &= !isUnfitted(row);
      if (!row.isNullAt(WindowColumn.index(WindowColumn.POOL_SQUARED_CV))) {
        double gaps = row.getAs(WindowColumn.POOL_GAPS);
        double weight = row.<Long>getAs(ProfileColumn.REQUESTS) - 1;
        pool.add(weight, gaps, row.<Double>getAs(WindowColumn.POOL_SQUARED_CV));
      }
    }
    if (complete) {
      return rows.iterator();
    }
    OptionalDouble ofClient = shape(pool);
    String pooled = ofClient.isPresent() ? CLIENT : MODEL;
    Double shape = ofClient.isPresent() ? Double.valueOf(ofClient.getAsDouble()) : modelShape;
    return rows.stream().map(row -> isUnfitted(row) ? filled(row, shape, pooled) : row).iterator();
  }

  private static OptionalDouble shape(PooledShape pool) {
    return pool.information() < MIN_INFORMATION ? OptionalDouble.empty() : pool.shape();
  }

  private static boolean isUnfitted(Row row) {
    return row.isNullAt(WindowColumn.index(ProfileColumn.FAMILY));
  }

  private static Row filled(Row row, @Nullable Double pooledShape, String pooled) {
    GapFamily family = pooledShape == null ? GapFamily.EXPONENTIAL : GapFamily.GAMMA;
    double shape = pooledShape == null ? 1 : pooledShape;
    double rate = row.<Double>getAs(ProfileColumn.RATE);
    Object[] cells = new Object[row.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = row.get(i);
    }
    cells[WindowColumn.index(ProfileColumn.FAMILY)] = family.key();
    cells[WindowColumn.index(ProfileColumn.SHAPE)] = shape;
    cells[WindowColumn.index(ProfileColumn.SCALE)] = WindowFits.scale(family, shape, rate);
    cells[WindowColumn.index(ProfileColumn.POOLED)] = pooled;
    return RowFactory.create(cells);
  }
}
