package io.servegen.jobs.report.fidelity;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import io.servegen.jobs.report.measure.Measured;
import io.servegen.jobs.report.measure.StepPoint;
import io.servegen.jobs.window.WindowGrid;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * Scores every period by itself. An energy distance takes time in proportion to the product of the
 * points, of which a period has 3,600 at most on a side, and 5,400 the last; periods are scored
 * side by side.
 */
final class PeriodScores {
  /** The rival that is the actual itself: its odd steps, against its even ones. */
  static final int NOISE_FLOOR = -1;

  private static final int ACTUAL = 0;
  private static final String WORKLOAD = "workload";
  private static final String PERIOD = "period";
  private static final StructType SCORES =
      new StructType()
          .add(PERIOD, DataTypes.IntegerType, false)
          .add("rival", DataTypes.IntegerType, false)
          .add("points", DataTypes.createArrayType(DataTypes.IntegerType, false), false)
          .add("numbers", DataTypes.createArrayType(DataTypes.DoubleType, false), false);

  private PeriodScores() {}

  /** The scores of each rival, and of the noise floor, in every period that both sides fill. */
  static List<PeriodScore> of(Measured actual, List<Measured> rivals, Periods periods) {
    Dataset<Row> steps = steps(actual, ACTUAL, 0, periods);
    for (int i = 0; i < rivals.size(); i++) {
      long shift = Periods.shift(actual.scope(), rivals.get(i).scope());
      steps = steps.union(steps(rivals.get(i), i + 1, shift, periods));
    }
    WindowGrid grid = actual.scope().grid();
    List<PeriodScore> scores =
        new ArrayList<>(
            steps
                .repartition(Math.min(200, periods.count()), col(PERIOD))
                .sortWithinPartitions(PERIOD, WORKLOAD)
                .mapPartitions(
                    (MapPartitionsFunction<Row, Row>) rows -> score(rows, grid),
                    Encoders.row(SCORES))
                .collectAsList()
                .stream()
                .map(PeriodScores::score)
                .toList());
    scores.sort(Comparator.comparingInt(PeriodScore::rival).thenComparingInt(PeriodScore::period));
    return scores;
  }

  /** The points of one period. */
  static List<StepPoint> points(Measured workload, long shift, int period, Periods periods) {
    WindowGrid grid = workload.scope().grid();
    return steps(workload, ACTUAL, shift, periods)
        .where(col(PERIOD).equalTo(period))
        .select("start_micros", "coded")
        .collectAsList()
        .stream()
        .flatMap(row -> StepPoint.of(row, grid).stream())
        .filter(point -> point.answered() > 0)
        .toList();
  }

  private static Dataset<Row> steps(Measured of, int workload, long shift, Periods periods) {
    UDF1<Long, Integer> period = start -> periods.of(start + shift);
    return of.steps()
        .select(
            col("start_micros"),
            col("coded"),
            lit(workload).as(WORKLOAD),
            udf(period, DataTypes.IntegerType).apply(col("start_micros")).as(PERIOD))
        .where(col(PERIOD).geq(0));
  }

  private static Iterator<Row> score(Iterator<Row> rows, WindowGrid grid) {
    List<Row> scores = new ArrayList<>();
    TreeMap<Integer, List<StepPoint>> byWorkload = new TreeMap<>();
    int period = -1;
    while (rows.hasNext()) {
      Row row = rows.next();
      if (row.<Integer>getAs(PERIOD) != period) {
        score(period, byWorkload, scores);
        byWorkload.clear();
        period = row.<Integer>getAs(PERIOD);
      }
      byWorkload
          .computeIfAbsent(row.<Integer>getAs(WORKLOAD), any -> new ArrayList<>())
          .addAll(StepPoint.of(row, grid).stream().filter(point -> point.answered() > 0).toList());
    }
    score(period, byWorkload, scores);
    return scores.iterator();
  }

  private static void score(
      int period, TreeMap<Integer, List<StepPoint>> byWorkload, List<Row> target) {
    List<StepPoint> actual = byWorkload.getOrDefault(ACTUAL, List.of());
    List<StepPoint> odd = actual.stream().filter(StepPoint::isOdd).toList();
    List<StepPoint> even = actual.stream().filter(point -> !point.isOdd()).toList();
    add(period, NOISE_FLOOR, even, odd, target);
    byWorkload.forEach(
        (workload, points) -> {
          if (workload != ACTUAL) {
            add(period, workload - 1, actual, points, target);
          }
        });
  }

  private static void add(
      int period, int rival, List<StepPoint> actual, List<StepPoint> other, List<Row> target) {
    if (actual.size() >= PeriodScore.MIN_POINTS && other.size() >= PeriodScore.MIN_POINTS) {
      PeriodScore score = PeriodScore.of(period, rival, actual, other);
      target.add(
          RowFactory.create(
              period,
              rival,
              new Integer[] {score.actualPoints(), score.points()},
              new Double[] {
                score.energyInput(),
                score.energyOutput(),
                score.actualInputCorrelation(),
                score.inputCorrelation(),
                score.actualOutputCorrelation(),
                score.outputCorrelation(),
                score.actualTail(),
                score.tail()
              }));
    }
  }

  private static PeriodScore score(Row row) {
    List<Integer> points = row.getList(2);
    List<Double> numbers = row.getList(3);
    return new PeriodScore(
        row.getInt(0),
        row.getInt(1),
        points.get(0),
        points.get(1),
        numbers.get(0),
        numbers.get(1),
        numbers.get(2),
        numbers.get(3),
        numbers.get(4),
        numbers.get(5),
        numbers.get(6),
        numbers.get(7));
  }
}
