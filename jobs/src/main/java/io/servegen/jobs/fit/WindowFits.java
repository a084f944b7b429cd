package io.servegen.jobs.fit;

import io.servegen.common.arrival.GapFamily;
import io.servegen.fitting.SelectionRule;
import io.servegen.fitting.gap.GapFit;
import io.servegen.fitting.gap.GapMethod;
import io.servegen.fitting.gap.GapSelection;
import io.servegen.fitting.gap.WindowFitter;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.ProfileColumn;
import io.servegen.jobs.window.ClientWindow;
import io.servegen.jobs.window.Clock;
import io.servegen.jobs.window.LogSpan;
import io.servegen.jobs.window.WindowGrid;
import io.servegen.jobs.window.WindowWork;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * Fits the gaps of every window by themselves: a row of {@link WindowColumn#SCHEMA} for each, whose
 * form is null where it has to be pooled.
 *
 * @param grid the windows
 * @param span what the log covers of them
 * @param clocks by model, the clock that stamped its arrivals
 * @param rule by what a family is chosen
 */
record WindowFits(WindowGrid grid, LogSpan span, Map<String, Clock> clocks, SelectionRule rule)
    implements WindowWork {

  /** The variation of a law beyond which it says no more to the pool. */
  private static final double MAX_POOLED_SQUARED_CV = 1 / GapFit.MIN_SHAPE;

  @Override
  public Function<ClientWindow, Row> start() {
    Map<Long, WindowFitter> fitterByTick = new HashMap<>();
    return window -> {
      Clock clock = Objects.requireNonNull(clocks.get(window.model()));
      return fit(
          window,
          clock,
          fitterByTick.computeIfAbsent(clock.tickMicros(), tick -> new WindowFitter(tick, rule)));
    };
  }

  private Row fit(ClientWindow window, Clock clock, WindowFitter fitter) {
    long start = span.startWithin(window.startMicros());
    long length = span.endWithin(window.startMicros(), grid) - start;
    fitter.begin(length);
    for (long arrival : window.arrivals()) {
      fitter.add(Math.min(length - 1, Math.max(0, clock.round(arrival) - start)));
    }
    return row(window, length / 1e6, fitter);
  }

  private static Row row(ClientWindow window, double seconds, WindowFitter fitter) {
    long[] arrivals = window.arrivals();
    double rate = arrivals.length / seconds;
    Object[] cells = new Object[WindowColumn.SCHEMA.size()];
    set(cells, Column.MODEL, window.model());
    set(cells, Column.CLIENT_ID, window.clientId());
    set(cells, WindowColumn.START_MICROS, window.startMicros());
    set(cells, WindowColumn.FIRST_MICROS, arrivals[0]);
    set(cells, WindowColumn.LAST_MICROS, arrivals[arrivals.length - 1]);
    set(cells, ProfileColumn.WINDOW_SECONDS, seconds);
    set(cells, ProfileColumn.REQUESTS, (long) arrivals.length);
    set(cells, ProfileColumn.RATE, rate);
    set(cells, ProfileColumn.CV, number(fitter.cv()));
    Optional<GapSelection> selection = fitter.fit();
    selection.ifPresentOrElse(
        found -> setFit(cells, rate, found),
        () -> set(cells, ProfileColumn.METHOD, GapMethod.GAPS.key()));
    setPool(cells, fitter, selection);
    return RowFactory.create(cells);
  }

  private static void setFit(Object[] cells, double rate, GapSelection selection) {
    GapFit fit = selection.chosen();
    set(cells, ProfileColumn.METHOD, selection.method().key());
    set(cells, ProfileColumn.FAMILY, fit.family().key());
    set(cells, ProfileColumn.SHAPE, fit.shape());
    set(cells, ProfileColumn.SCALE, scale(fit.family(), fit.shape(), rate));
    set(cells, ProfileColumn.KS_DISTANCE, number(fit.ksDistance()));
    set(cells, ProfileColumn.LOG_LIKELIHOOD, number(fit.logLikelihood()));
    set(cells, ProfileColumn.EXPONENTIAL_KS_DISTANCE, ks(selection, GapFamily.EXPONENTIAL));
    set(cells, ProfileColumn.GAMMA_KS_DISTANCE, ks(selection, GapFamily.GAMMA));
    set(cells, ProfileColumn.WEIBULL_KS_DISTANCE, ks(selection, GapFamily.WEIBULL));
  }

  /**
   * What the window tells about the form of others. Where the clock ticks within the gaps their own
   * variation is the clock's as well, and that of the fitted law stands in for it.
   */
  private static void setPool(
      Object[] cells, WindowFitter fitter, Optional<GapSelection> selection) {
    if (selection.isPresent() && selection.get().method() != GapMethod.GAPS) {
      GapFit fit = selection.get().chosen();
      double squaredCv = fit.family().squaredCv(fit.shape());
      set(cells, WindowColumn.POOL_GAPS, Double.POSITIVE_INFINITY);
      set(cells, WindowColumn.POOL_SQUARED_CV, Math.min(squaredCv, MAX_POOLED_SQUARED_CV));
    } else if (!Double.isNaN(fitter.cv())
        && (selection.isPresent() || fitter.gaps().count() < WindowFitter.MIN_GAPS)) {
      set(cells, WindowColumn.POOL_GAPS, (double) fitter.gaps().count());
      set(cells, WindowColumn.POOL_SQUARED_CV, fitter.cv() * fitter.cv());
    }
  }

  /** The scale, in seconds, at which the mean gap is 1 / rate. */
  static double scale(GapFamily family, double shape, double rate) {
    return 1 / (rate * family.meanOfUnitScale(shape));
  }

  private static @Nullable Double ks(GapSelection selection, GapFamily family) {
    return number(selection.ksDistance(family));
  }

  private static @Nullable Double number(double value) {
    return Double.isNaN(value) || Double.isInfinite(value) ? null : value;
  }

  private static void set(Object[] cells, String column, @Nullable Object value) {
    cells[WindowColumn.index(column)] = value;
  }
}
