package io.servegen.jobs.report.measure;

import io.servegen.jobs.window.CodedNumbers;
import io.servegen.jobs.window.LongList;
import io.servegen.jobs.window.Tally;
import java.util.EnumMap;

/** A client's requests in a window: every arrival, and the bins of their lengths. */
final class ClientBuffer implements MeasureBuffer {
  /** The measures that are kept apart by client. */
  static final Measure[] MEASURES = {Measure.INPUT, Measure.OUTPUT, Measure.REASON_SHARE};

  private final LongList arrivals = new LongList();
  private final LongList[] codes = {new LongList(), new LongList(), new LongList()};
  private final long[] sums = new long[MEASURES.length];

  @Override
  public int add(long arrival, RequestReading request) {
    arrivals.add(arrival);
    int held = 1;
    boolean odd = Steps.isOdd(arrival);
    for (int i = 0; i < MEASURES.length; i++) {
      long value = request.value(MEASURES[i]);
      if (value != RequestReading.MISSING) {
        codes[i].add(Steps.code(Steps.OF_CLIENT.binOf(value), odd));
        sums[i] += value;
        held++;
      }
    }
    return held;
  }

  @Override
  public EnumMap<Part, byte[]> pack() {
    EnumMap<Part, byte[]> parts = new EnumMap<>(Part.class);
    parts.put(Part.ARRIVALS, Tally.of(arrivals).encode());
    CodedNumbers lengths = new CodedNumbers();
    for (int i = 0; i < MEASURES.length; i++) {
      lengths.put(sums[i]);
      Tally tally = Tally.of(codes[i]);
      lengths.put(tally.distinct());
      long last = 0;
      for (int j = 0; j < tally.distinct(); j++) {
        lengths.put(tally.value(j) - last);
        lengths.put(tally.count(j));
        last = tally.value(j);
      }
    }
    parts.put(Part.LENGTHS, lengths.toBytes());
    return parts;
  }
}
