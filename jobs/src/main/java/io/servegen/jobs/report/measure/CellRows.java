package io.servegen.jobs.report.measure;

import io.servegen.common.arrival.GapFamily;
import io.servegen.fitting.SelectionRule;
import io.servegen.fitting.gap.GapSelection;
import io.servegen.fitting.gap.WindowFitter;
import io.servegen.jobs.window.LongList;
import io.servegen.jobs.window.PackedSlots;
import io.servegen.jobs.window.Tally;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * {@link Cell} rows from packed rows that are sorted by window. It holds the arrivals of one window
 * at a time, eight bytes each.
 */
final class CellRows implements Iterator<Row> {
  /** Gaps of a window that laws are fitted to: their distance is then known to 0.01. */
  private static final int FITTED_GAPS = 20_000;

  private static final byte[] NOTHING = {};

  private final Scope scope;
  private final PackedSlots slots;
  private final ArrayDeque<Row> ready = new ArrayDeque<>();
  private final GapSums gapsOfClient = new GapSums(Steps.OF_CLIENT);
  private final GapSums gapsOfAll = new GapSums(Steps.FINE);
  private final ClientLengths lengths = new ClientLengths();
  private final WindowFitter fitter;
  private final LongList arrivalsOfAll = new LongList();
  private @Nullable WindowBuffer window;
  private long start = Long.MIN_VALUE;

  CellRows(Iterator<Row> sorted, Scope scope) {
    this.scope = scope;
    this.slots = new PackedSlots(sorted);
    this.fitter = new WindowFitter(scope.clock().tickMicros(), SelectionRule.KS);
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && slots.hasNext()) {
      PackedSlots.Slot slot = slots.next();
      if (slot.startMicros() != start) {
        finishWindow();
        start = slot.startMicros();
      }
      add(slot);
    }
    if (ready.isEmpty()) {
      finishWindow();
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

  private void add(PackedSlots.Slot slot) {
    switch (Part.of(slot.packs().get(0))) {
      case WHOLE -> ready.add(whole(slot));
      case WINDOW -> {
        WindowBuffer all = window == null ? new WindowBuffer(scope.grid().micros()) : window;
        slot.packs().forEach(pack -> all.addAll(Part.coded(pack)));
        window = all;
      }
      default -> ready.add(client(slot));
    }
  }

  private Row whole(PackedSlots.Slot slot) {
    WholeBuffer whole = new WholeBuffer();
    slot.packs().forEach(pack -> whole.addAll(Part.coded(pack)));
    byte[] coded = whole.pack().get(Part.WHOLE);
    return RowFactory.create(Cell.WHOLE, "", "", start, 0L, 0L, 0.0, 0.0, NOTHING, coded, null);
  }

  private Row client(PackedSlots.Slot slot) {
    LongList arrivals = new LongList();
    lengths.clear();
    for (Row pack : slot.packs()) {
      if (Part.of(pack) == Part.ARRIVALS) {
        Tally.decode(Part.coded(pack)).copyTo(arrivals);
      } else {
        lengths.addAll(Part.coded(pack));
      }
    }
    long[] sorted = arrivals.sort().toArray();
    for (long arrival : sorted) {
      arrivalsOfAll.add(arrival);
    }
    gapsOfClient.load(sorted, sorted.length);
    return RowFactory.create(
        Cell.CLIENT,
        slot.model(),
        slot.clientId(),
        start,
        (long) sorted.length,
        gapsOfClient.gaps(),
        gapsOfClient.sum(),
        gapsOfClient.squares(),
        gapsOfClient.codes(),
        lengths.encode(),
        null);
  }

  private void finishWindow() {
    WindowBuffer all = window;
    if (all == null) {
      return;
    }
    long[] arrivals = arrivalsOfAll.sort().toArray();
    gapsOfAll.load(arrivals, arrivals.length);
    ready.add(
        RowFactory.create(
            Cell.WINDOW,
            "",
            "",
            start,
            (long) arrivals.length,
            gapsOfAll.gaps(),
            gapsOfAll.sum(),
            gapsOfAll.squares(),
            gapsOfAll.codes(),
            all.pack().get(Part.WINDOW),
            statistics(arrivals)));
    arrivalsOfAll.clear();
    window = null;
  }

  /** In the order that {@link WindowStat} reads. */
  private double[] statistics(long[] arrivals) {
    double[] numbers =
        new double[3 * WindowStat.SCALES.length + GapLaw.NUMBERS * GapFamily.values().length];
    int next = 0;
    for (long seconds : WindowStat.SCALES) {
      long micros = seconds * 1_000_000;
      boolean divides = scope.grid().micros() % micros == 0;
      double[] counts =
          divides ? StepCounts.of(arrivals, arrivals.length, start, micros, scope) : new double[3];
      for (double number : counts) {
        numbers[next++] = number;
      }
    }
    Optional<GapSelection> selection = fit(arrivals);
    for (GapFamily family : GapFamily.values()) {
      for (double number : GapLaw.numbers(selection, family)) {
        numbers[next++] = number;
      }
    }
    return numbers;
  }

  private Optional<GapSelection> fit(long[] arrivals) {
    int count = Math.min(arrivals.length, FITTED_GAPS + 1);
    if (count < 2) {
      return Optional.empty();
    }
    long from = scope.span().startWithin(start);
    long length =
        count == arrivals.length
            ? Math.max(1, scope.span().endWithin(start, scope.grid()) - from)
            : arrivals[count - 1] - from + 1;
    fitter.begin(length);
    for (int i = 0; i < count; i++) {
      fitter.add(Math.min(length - 1, Math.max(0, arrivals[i] - from)));
    }
    return fitter.fit();
  }
}
