package io.servegen.jobs.plan;

import io.servegen.common.engine.Member;
import io.servegen.common.engine.RequestBatch;
import io.servegen.common.engine.RequestGenerator;
import io.servegen.common.length.LengthField;
import io.servegen.common.length.Modality;
import io.servegen.fitting.score.Correlation;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** Requests of a trace by client and epoch of six hours, in columns by field. */
final class DayOfRequests {
  private static final int EPOCH_WINDOWS = 36;

  /** By client and epoch; the values of each field in the order in which they were drawn. */
  private final Map<String, Map<Integer, Map<LengthField, Values>>> cells = new TreeMap<>();

  /** Takes the requests that every so many-th client sends in some windows of the first day. */
  void take(TraceEngine engine, int fromWindow, int toWindow, int every) {
    BitSet wanted = new BitSet();
    for (int member = 0; member < engine.members().size(); member += every) {
      wanted.set(member);
    }
    RequestGenerator requests =
        engine.requests(
            true,
            wanted,
            false,
            (Pool.FIRST_WINDOW + fromWindow) * Pool.WINDOW_MICROS,
            (Pool.FIRST_WINDOW + toWindow) * Pool.WINDOW_MICROS);
    while (requests.hasNext()) {
      RequestBatch batch = requests.next();
      for (int rank = 0; rank < batch.size(); rank++) {
        int place = batch.place(rank);
        Member member = engine.members().get(batch.member(place));
        long window = Math.floorDiv(batch.arrivalMicros(rank), Pool.WINDOW_MICROS);
        take(
            batch,
            place,
            cells
                .computeIfAbsent(member.clientId(), client -> new TreeMap<>())
                .computeIfAbsent(
                    (int) (window - Pool.FIRST_WINDOW) / EPOCH_WINDOWS, epoch -> new HashMap<>()));
      }
    }
  }

  private static void take(RequestBatch batch, int place, Map<LengthField, Values> cell) {
    add(cell, LengthField.INPUT_TOKENS, batch.inputTokens(place));
    add(cell, LengthField.OUTPUT_TOKENS, batch.outputTokens(place));
    add(cell, LengthField.REASONING_SHARE, batch.reasoningTokens(place));
    add(cell, LengthField.TEXT_TOKENS, batch.textTokens(place));
    for (Modality modality : Modality.values()) {
      int count = batch.itemCount(modality, place);
      add(cell, modality.count(), count);
      for (int item = 0; item < count; item++) {
        add(cell, modality.tokens(), batch.itemTokens(modality, place, item));
      }
    }
  }

  private static void add(Map<LengthField, Values> cell, LengthField field, double value) {
    cell.computeIfAbsent(field, key -> new Values()).add(value);
  }

  Map<String, Map<Integer, Map<LengthField, Values>>> cells() {
    return cells;
  }

  /** All values of a field, cell by cell; {@link LengthField#REASONING_SHARE} is in tokens. */
  double[] all(LengthField field) {
    Values all = new Values();
    cells.values().stream()
        .flatMap(epochs -> epochs.values().stream())
        .forEach(cell -> Arrays.stream(cell.get(field).toArray()).forEach(all::add));
    return all.toArray();
  }

  /**
   * A rank correlation as Fisher's z.
   *
   * @param z the mean over cells of n requests, weighted by n − 3
   * @param error its standard error, 1 / √Σ(n − 3)
   */
  record Fisher(double z, double error) {}

  /** The rank correlation of two fields inside the cells. */
  Fisher fisher(LengthField a, LengthField b) {
    double weights = 0;
    double sum = 0;
    for (Map<Integer, Map<LengthField, Values>> epochs : cells.values()) {
      for (Map<LengthField, Values> cell : epochs.values()) {
        double[] x = cell.get(a).toArray();
        double rho = x.length < 10 ? Double.NaN : Correlation.spearman(x, cell.get(b).toArray());
        if (Math.abs(rho) < 1) {
          weights += x.length - 3;
          sum += (x.length - 3) * atanh(rho);
        }
      }
    }
    return new Fisher(sum / weights, 1 / Math.sqrt(weights));
  }

  /**
   * Fisher's z of a wanted rank correlation as {@link #fisher} takes its mean. Where the values of
   * a cell cannot attain it, it is that of the greatest: both fields sorted.
   */
  double attainable(LengthField a, LengthField b, double wanted) {
    double weights = 0;
    double sum = 0;
    for (Map<Integer, Map<LengthField, Values>> epochs : cells.values()) {
      for (Map<LengthField, Values> cell : epochs.values()) {
        double[] x = cell.get(a).toArray();
        double[] y = cell.get(b).toArray();
        Arrays.sort(x);
        Arrays.sort(y);
        double most = x.length < 10 ? Double.NaN : Correlation.spearman(x, y);
        if (most <= 1) {
          weights += x.length - 3;
          sum += (x.length - 3) * atanh(Math.min(wanted, most));
        }
      }
    }
    return sum / weights;
  }

  static double atanh(double r) {
    return 0.5 * Math.log((1 + r) / (1 - r));
  }

  /** Numbers that are added one by one. */
  static final class Values {
    private double[] values = new double[16];
    private int size;

    void add(double value) {
      if (size == values.length) {
        values = Arrays.copyOf(values, 2 * size);
      }
      values[size++] = value;
    }

    double[] toArray() {
      return Arrays.copyOf(values, size);
    }
  }
}
