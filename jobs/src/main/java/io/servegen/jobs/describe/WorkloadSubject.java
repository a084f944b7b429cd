package io.servegen.jobs.describe;

import static org.apache.spark.sql.functions.avg;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.max;
import static org.apache.spark.sql.functions.min;
import static org.apache.spark.sql.functions.sqrt;
import static org.apache.spark.sql.functions.sum;
import static org.apache.spark.sql.functions.when;

import io.servegen.common.units.Durations;
import io.servegen.common.units.Times;
import io.servegen.fitting.gap.GapSample;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.table.Category;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.ProfileColumn;
import io.servegen.jobs.table.Requests;
import io.servegen.jobs.table.Workload;
import io.servegen.jobs.window.ClientWindow;
import io.servegen.jobs.window.ClientWindows;
import io.servegen.jobs.window.LogSpan;
import io.servegen.jobs.window.Survey;
import io.servegen.jobs.window.WindowGrid;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Requests or a trace, summed up as a fit with its usual windows of ten minutes would. */
final class WorkloadSubject implements Subject {
  private static final WindowGrid WINDOWS = new WindowGrid(600_000_000);
  private static final long REQUESTS_PER_PARTITION = 1_000_000;
  private static final String SQUARES = "squares";
  private static final String WEIGHT = "weight";
  private static final String[] CLIENT = {Column.MODEL, Column.CLIENT_ID};
  private static final StructType WINDOW =
      new StructType()
          .add(Column.MODEL, DataTypes.StringType, false)
          .add(Column.CLIENT_ID, DataTypes.StringType, false)
          .add(ProfileColumn.REQUESTS, DataTypes.LongType, false)
          .add(ProfileColumn.RATE, DataTypes.DoubleType, false)
          .add(SQUARES, DataTypes.DoubleType, false)
          .add(WEIGHT, DataTypes.LongType, false);

  private final SparkRun spark;
  private final Dataset<Row> requests;
  private final Survey survey;
  private final LogSpan span;

  /** A workload that has requests. */
  WorkloadSubject(SparkRun spark, Workload workload, Survey survey) {
    this.spark = spark;
    this.requests = workload.rows();
    this.survey = survey;
    this.span =
        LogSpan.around(survey.firstMicros(), survey.lastMicros(), survey.requests(), WINDOWS);
  }

  @Override
  public Dataset<Row> clients() {
    Dataset<Row> rates = rates();
    Dataset<Row> models =
        rates.groupBy(Column.MODEL).agg(sum(ProfileColumn.REQUESTS).as("model_requests"));
    return rates
        .join(lengths(), CLIENT)
        .join(models, Column.MODEL)
        .withColumn(ProfileColumn.SHARE, col(ProfileColumn.REQUESTS).divide(col("model_requests")))
        .withColumn(
            ProfileColumn.MEAN_RATE, col(ProfileColumn.REQUESTS).divide(lit(span.seconds())));
  }

  @Override
  public List<Line> about() {
    List<Line> lines = new ArrayList<>();
    lines.add(
        new Line(
            "arrivals",
            Times.toInstant(survey.firstMicros()) + " to " + Times.toInstant(survey.lastMicros())));
    if (survey.failed() > 0) {
      lines.add(
          new Line(
              "failed",
              String.format(
                  Locale.ROOT,
                  "%.2f %% of the requests",
                  100.0 * survey.failed() / survey.requests())));
    }
    survey
        .models()
        .forEach(
            (model, seen) -> {
              long tick = seen.clock().tickMicros();
              if (tick > 1000) {
                String every = Durations.format(Duration.ofNanos(tick * 1000));
                lines.add(new Line("clock", "that of " + model + " ticks every " + every));
              }
            });
    return lines;
  }

  @Override
  public List<Line> aboutClients(Dataset<Row> chosen) {
    return List.of();
  }

  @Override
  public Dataset<Row> withFamily(Dataset<Row> chosen) {
    return chosen.withColumn(FAMILY, lit(null).cast(DataTypes.StringType));
  }

  private Dataset<Row> rates() {
    int partitions =
        (int)
            Math.max(
                spark.context().defaultParallelism(),
                1 + survey.requests() / REQUESTS_PER_PARTITION);
    LogSpan covered = span;
    return ClientWindows.map(requests, WINDOWS, partitions, () -> windows(covered), WINDOW)
        .groupBy(Column.MODEL, Column.CLIENT_ID)
        .agg(
            sum(ProfileColumn.REQUESTS).as(ProfileColumn.REQUESTS),
            max(ProfileColumn.RATE).as(ProfileColumn.PEAK_RATE),
            sqrt(sum(col(SQUARES).cast("decimal(28,9)"))
                    .cast("double")
                    .divide(when(sum(WEIGHT).gt(0), sum(WEIGHT))))
                .as(ProfileColumn.CV),
            count(lit(1)).as(ProfileColumn.ACTIVE_WINDOWS));
  }

  private static Function<ClientWindow, Row> windows(LogSpan span) {
    GapSample gaps = new GapSample();
    return window -> {
      gaps.clear();
      long[] arrivals = window.arrivals();
      for (int i = 1; i < arrivals.length; i++) {
        gaps.add((arrivals[i] - arrivals[i - 1]) / 1e6);
      }
      long start = window.startMicros();
      double seconds = (span.endWithin(start, WINDOWS) - span.startWithin(start)) / 1e6;
      double cv = gaps.cv();
      long requests = arrivals.length;
      return RowFactory.create(
          window.model(),
          window.clientId(),
          requests,
          requests / seconds,
          Double.isNaN(cv) ? 0.0 : requests * cv * cv,
          Double.isNaN(cv) ? 0L : requests);
    };
  }

  private Dataset<Row> lengths() {
    org.apache.spark.sql.Column answered = col(Column.STATUS).notEqual(Requests.STATUS_FAILED);
    org.apache.spark.sql.Column multimodal =
        coalesce(col(Column.IMAGE_TOKENS), col(Column.AUDIO_TOKENS), col(Column.VIDEO_TOKENS))
            .isNotNull()
            .or(col(Column.TEXT_TOKENS).isNotNull());
    return requests
        .groupBy(Column.MODEL, Column.CLIENT_ID)
        .agg(
            avg(when(answered, col(Column.INPUT_TOKENS))).as(ProfileColumn.MEAN_INPUT_TOKENS),
            avg(when(answered, col(Column.OUTPUT_TOKENS))).as(ProfileColumn.MEAN_OUTPUT_TOKENS),
            when(max(multimodal), Category.MULTIMODAL.key())
                .when(max(col(Column.REASONING_TOKENS).isNotNull()), Category.REASON.key())
                .otherwise(Category.LANGUAGE.key())
                .as(ProfileColumn.CATEGORY),
            min(Column.ARRIVAL).as(ProfileColumn.FIRST_SEEN),
            max(Column.ARRIVAL).as(ProfileColumn.LAST_SEEN));
  }
}
