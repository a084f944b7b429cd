package io.servegen.jobs.report.measure;

import io.servegen.common.arrival.GapFamily;
import io.servegen.fitting.SelectionRule;
import io.servegen.fitting.gap.GapSelection;
import io.servegen.fitting.gap.WindowFitter;
import io.servegen.jobs.window.CodedNumbers;
import io.servegen.jobs.window.LongList;
import io.servegen.jobs.window.PackedSlots;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * {@link Cell} rows from packed rows that are sorted by window. It holds the arrivals of one window
 * at a time, and those of one client in it.
 */
final class CellRows implements Iterator<Row> {
  /** Gaps of a window that laws are fitted to: their distance is then known to 0.01. */
  private static final int FITTED_GAPS = 20_000;

  private final Scope scope;
  private final PackedSlots slots;
  private final ArrayDeque<Row> ready = new ArrayDeque<>();
  private final RequestReading request = new RequestReading();
  private final LongList arrivals = new LongList();
  private final LongList arrivalsOfAll = new LongList();
  private final GapSums gapsOfClient = new GapSums(Steps.OF_CLIENT);
  private final GapSums gapsOfAll = new GapSums(Steps.FINE);
  private final ClientLengths lengths = new ClientLengths();
  private final WindowBuffer window;
  private final WholeBuffer whole = new WholeBuffer();
  private final WindowFitter fitter;
  private long start = Long.MIN_VALUE;

  CellRows(Iterator<InternalRow> sorted, Scope scope) {
    this.scope = scope;
    this.slots = new PackedSlots(sorted);
    this.window = new WindowBuffer(scope.grid().micros());
    this.fitter = new WindowFitter(scope.clock().tickMicros(), SelectionRule.KS);
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && slots.hasNext()) {
      arrivals.clear();
      lengths.clear();
      if (slots.nextStartMicros() != start) {
        finishWindow();
        start = slots.nextStartMicros();
      }
      slots.next(this::take);
      ready.add(client());
      if (!slots.hasNext()) {
        finishWindow();
        ready.add(whole());
      }
    }
    return !ready.isEmpty();
  }

  @Override
  public Row next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return ready.remove();
  }

  private void take(long arrival, CodedNumbers coded) {
    request.read(coded);
    arrivals.add(arrival);
    window.add(arrival, request);
    if (request.answered()) {
      boolean oddStep = Steps.isOdd(arrival);
      lengths.add(request, oddStep);
      whole.add(request, oddStep);
    }
  }

  private Row client() {
    arrivals.sort();
    for (int i = 0; i < arrivals.size(); i++) {
      arrivalsOfAll.add(arrivals.get(i));
    }
    gapsOfClient.load(arrivals);
    return RowFactory.create(
        Cell.CLIENT,
        slots.model(),
        slots.clientId(),
        start,
        (long) arrivals.size(),
        gapsOfClient.gaps(),
        gapsOfClient.sum(),
        gapsOfClient.squares(),
        gapsOfClient.codes(),
        lengths.encode(),
        null);
  }

  private void finishWindow() {
    if (arrivalsOfAll.size() == 0) {
      return;
    }
    gapsOfAll.load(arrivalsOfAll.sort());
    ready.add(
        RowFactory.create(
            Cell.WINDOW,
            "",
            "",
            start,
            (long) arrivalsOfAll.size(),
            gapsOfAll.gaps(),
            gapsOfAll.sum(),
            gapsOfAll.squares(),
            gapsOfAll.codes(),
            window.encode(),
            statistics(arrivalsOfAll)));
    arrivalsOfAll.clear();
    window.clear();
  }

  /** What this task saw of the whole. */
  private Row whole() {
    return RowFactory.create(
        Cell.WHOLE, "", "", start, 0L, 0L, 0.0, 0.0, null, whole.encode(), null);
  }

  /** In the order that {@link WindowStat} reads. */
  private double[] statistics(LongList sorted) {
    double[] numbers =
        new double[3 * WindowStat.SCALES.length + GapLaw.NUMBERS * GapFamily.values().length];
    int next = 0;
    for (long seconds : WindowStat.SCALES) {
      long micros = seconds * 1_000_000;
      boolean divides = scope.grid().micros() % micros == 0;
      double[] counts = divides ? StepCounts.of(sorted, start, micros, scope) : new double[3];
      for (double number : counts) {
        numbers[next++] = number;
      }
    }
    Optional<GapSelection> selection = fit(sorted);
    for (GapFamily family : GapFamily.values()) {
      for (double number : GapLaw.numbers(selection, family)) {
        numbers[next++] = number;
      }
    }
    return numbers;
  }

  private Optional<GapSelection> fit(LongList sorted) {
    int count = Math.min(sorted.size(), FITTED_GAPS + 1);
    if (count < 2) {
      return Optional.empty();
    }
    long from = scope.span().startWithin(start);
    long length =
        count == sorted.size()
            ? Math.max(1, scope.span().endWithin(start, scope.grid()) - from)
            : sorted.get(count - 1) - from + 1;
    fitter.begin(length);
    for (int i = 0; i < count; i++) {
      fitter.add(Math.min(length - 1, Math.max(0, sorted.get(i) - from)));
    }
    return fitter.fit();
  }
}
