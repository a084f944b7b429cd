package io.servegen.jobs.fit;

import static org.apache.spark.sql.functions.abs;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.count;
import static org.apache.spark.sql.functions.count_if;
import static org.apache.spark.sql.functions.expr;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.log;
import static org.apache.spark.sql.functions.unix_micros;
import static org.apache.spark.sql.functions.window;

import io.servegen.common.arrival.GapFamily;
import io.servegen.fitting.SelectionRule;
import io.servegen.fitting.gap.GapFit;
import io.servegen.fitting.gap.GapSelection;
import io.servegen.fitting.gap.WindowFitter;
import io.servegen.jobs.cli.SparkRun;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.ProfileColumn;
import io.servegen.jobs.table.Profiles;
import io.servegen.jobs.window.ClientWindow;
import io.servegen.jobs.window.ClientWindows;
import io.servegen.jobs.window.WindowGrid;
import java.util.Locale;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * What a fit finds again of the profile that its trace was generated from. Families are compared in
 * windows with {@link #MIN_GAPS} gaps or more where Gamma's and Weibull's log-likelihoods differ by
 * more than {@link #LEAST_DIFFERENCE}: in others there is nothing to tell them by.
 *
 * @param windows windows with requests in the trace
 * @param unequal those among them, or among the fitted ones, whose requests differ between the two
 * @param told windows whose family can be told
 * @param agreeing those among them that are fitted with the family they were drawn from
 * @param inBand those among these whose shape lies within the 99 % band round the fitted one
 * @param means means of lengths by client, epoch and field, of 30 lengths or more
 * @param farMeans those among them more than 4 standard errors from the profile's
 */
public record RoundTrip(
    long windows, long unequal, long told, long agreeing, long inBand, long means, long farMeans) {
  static final int MIN_GAPS = 200;
  static final double LEAST_DIFFERENCE = 4;
  private static final double BAND_99 = 2.5758293035489;
  private static final int MIN_LENGTHS = 30;

  private static final WindowGrid WINDOWS = new WindowGrid(600_000_000);
  private static final String[] WINDOW_KEY = {
    Column.MODEL, Column.CLIENT_ID, ProfileColumn.WINDOW_START
  };
  private static final String[] LENGTHS_KEY = {
    Column.MODEL, Column.CLIENT_ID, ProfileColumn.EPOCH_START, ProfileColumn.FIELD
  };
  private static final StructType FITS =
      new StructType()
          .add(Column.MODEL, DataTypes.StringType, false)
          .add(Column.CLIENT_ID, DataTypes.StringType, false)
          .add("start", DataTypes.LongType, false)
          .add("gamma_error", DataTypes.DoubleType, true)
          .add("weibull_error", DataTypes.DoubleType, true)
          .add("difference", DataTypes.DoubleType, true);

  /** Compares a profile, a trace from it and a fit of that trace, all of windows of ten minutes. */
  public static RoundTrip of(SparkRun spark, String profiles, String trace, String fitted) {
    Dataset<Row> requests = spark.session().read().parquet(trace);
    Dataset<Row> truth = Profiles.ARRIVALS.read(spark.session(), profiles);
    Dataset<Row> fits = Profiles.ARRIVALS.read(spark.session(), fitted);
    Row counts = counts(requests, fits);
    Row families = families(requests, truth, fits);
    Row lengths =
        lengths(
            Profiles.LENGTHS.read(spark.session(), profiles),
            Profiles.LENGTHS.read(spark.session(), fitted));
    return new RoundTrip(
        counts.getLong(0),
        counts.getLong(1),
        families.getLong(0),
        families.getLong(1),
        families.getLong(2),
        lengths.getLong(0),
        lengths.getLong(1));
  }

  private static Row counts(Dataset<Row> requests, Dataset<Row> fits) {
    Dataset<Row> counted =
        requests
            .groupBy(
                col(Column.MODEL),
                col(Column.CLIENT_ID),
                window(col(Column.ARRIVAL), "10 minutes")
                    .getField("start")
                    .as(ProfileColumn.WINDOW_START))
            .agg(count(lit(1)).as("sent"));
    return counted
        .join(fits, WINDOW_KEY, "full")
        .agg(count("sent"), count_if(expr("not(sent <=> " + ProfileColumn.REQUESTS + ")")))
        .first();
  }

  private static Row families(Dataset<Row> requests, Dataset<Row> truth, Dataset<Row> fits) {
    Dataset<Row> refitted =
        ClientWindows.map(requests, WINDOWS, 4, RoundTrip::fits, FITS)
            .withColumn(ProfileColumn.WINDOW_START, expr("timestamp_micros(start)"));
    return fits.join(refitted, WINDOW_KEY)
        .join(
            truth.select(
                col(Column.MODEL),
                col(Column.CLIENT_ID),
                col(ProfileColumn.WINDOW_START),
                col(ProfileColumn.FAMILY).as("true_family"),
                col(ProfileColumn.SHAPE).as("true_shape")),
            WINDOW_KEY)
        .where(col(ProfileColumn.REQUESTS).gt(MIN_GAPS).and(col("difference").gt(LEAST_DIFFERENCE)))
        .withColumn("agrees", col(ProfileColumn.FAMILY).equalTo(col("true_family")))
        .withColumn("error", expr("if(family = 'gamma', gamma_error, weibull_error)"))
        .agg(
            count(lit(1)),
            count_if(col("agrees")),
            // The band is one of the shape's logarithm, as GapFit advises.
            count_if(
                col("agrees")
                    .and(
                        abs(log(col("true_shape").divide(col(ProfileColumn.SHAPE))))
                            .leq(
                                col("error")
                                    .divide(col(ProfileColumn.SHAPE))
                                    .multiply(lit(BAND_99))))))
        .first();
  }

  private static Row lengths(Dataset<Row> truth, Dataset<Row> fits) {
    String squares =
        "aggregate(zip_with(values, weights, (v, w) -> v * v * w), 0D, (a, b) -> a + b)";
    String total = "aggregate(weights, 0D, (a, b) -> a + b)";
    Dataset<Row> known =
        truth.selectExpr(
            Column.MODEL,
            Column.CLIENT_ID,
            "unix_micros(epoch_start) as epoch",
            ProfileColumn.FIELD,
            "mean as true_mean",
            "sqrt(greatest(0, " + squares + " / " + total + " - mean * mean)) as sd");
    return fits.where(
            col(Column.CLIENT_ID)
                .notEqual(Profiles.ALL_CLIENTS)
                .and(col(ProfileColumn.SAMPLES).geq(MIN_LENGTHS)))
        .withColumn("epoch", unix_micros(col(ProfileColumn.EPOCH_START)))
        .join(known, new String[] {LENGTHS_KEY[0], LENGTHS_KEY[1], "epoch", LENGTHS_KEY[3]})
        .agg(
            count(lit(1)),
            count_if(expr("abs(mean - true_mean) > 4 * sd / sqrt(samples) + 1e-9 * true_mean")))
        .first();
  }

  private static Function<ClientWindow, Row> fits() {
    WindowFitter fitter = new WindowFitter(1, SelectionRule.KS);
    return window -> {
      fitter.begin(WINDOWS.micros());
      for (long arrival : window.arrivals()) {
        fitter.add(arrival - window.startMicros());
      }
      GapSelection selection = fitter.fit().orElse(null);
      boolean none = selection == null;
      return RowFactory.create(
          window.model(),
          window.clientId(),
          window.startMicros(),
          none ? null : error(selection, GapFamily.GAMMA),
          none ? null : error(selection, GapFamily.WEIBULL),
          none
              ? null
              : Math.abs(
                  selection.logLikelihood(GapFamily.GAMMA)
                      - selection.logLikelihood(GapFamily.WEIBULL)));
    };
  }

  private static double error(GapSelection selection, GapFamily family) {
    return selection.fits().stream()
        .filter(fit -> fit.family() == family)
        .mapToDouble(GapFit::shapeError)
        .findFirst()
        .orElse(Double.NaN);
  }

  double agreement() {
    return agreeing / (double) told;
  }

  double coverage() {
    return inBand / (double) agreeing;
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%,d windows, %d of them with other requests than the trace%n"
            + "family of %,d windows that tell it: %.1f %% agree; of those the shape of %.1f %%"
            + " within the 99 %% band%n"
            + "%,d means of lengths, %d of them beyond 4 standard errors",
        windows,
        unequal,
        told,
        100 * agreement(),
        100 * coverage(),
        means,
        farMeans);
  }
}
