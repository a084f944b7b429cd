package io.servegen.jobs.report.measure;

import io.servegen.jobs.window.CodedNumbers;
import io.servegen.jobs.window.LongList;
import io.servegen.jobs.window.RequestColumns;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;

/** The measures of one request after the other. */
final class RequestReading {
  private static final Measure[] COUNTS = {Measure.IMAGES, Measure.AUDIOS, Measure.VIDEOS};
  private static final Measure[] SIZES = {
    Measure.IMAGE_SIZE, Measure.AUDIO_SIZE, Measure.VIDEO_SIZE
  };

  /** The bit of a request that did not fail. */
  private static final int ANSWERED = 1;

  /** Of a measure that the request does not have. */
  static final long MISSING = -1;

  private final long[] values = new long[Measure.COUNT];
  private final LongList[] items = {new LongList(), new LongList(), new LongList()};
  private boolean answered;

  /** Writes the columns of a request, behind a bit for each that it has. */
  static void write(InternalRow row, CodedNumbers coded) {
    if (RequestColumns.isFailed(row)) {
      coded.put(0);
      return;
    }
    int present = ANSWERED;
    for (int column = RequestColumns.REASONING; column < RequestColumns.COUNT; column++) {
      present |= row.isNullAt(column) ? 0 : bit(column);
    }
    coded.put(present);
    coded.put(row.getInt(RequestColumns.INPUT));
    coded.put(row.getInt(RequestColumns.OUTPUT));
    for (int column = RequestColumns.REASONING; column < RequestColumns.FIRST_LIST; column++) {
      if ((present & bit(column)) != 0) {
        coded.put(row.getInt(column));
      }
    }
    for (int column = RequestColumns.FIRST_LIST; column < RequestColumns.COUNT; column++) {
      if ((present & bit(column)) != 0) {
        ArrayData list = row.getArray(column);
        coded.put(list.numElements());
        for (int i = 0; i < list.numElements(); i++) {
          coded.put(list.getInt(i));
        }
      }
    }
  }

  /** Takes the next request, as it was {@link #write written}. */
  void read(CodedNumbers coded) {
    java.util.Arrays.fill(values, MISSING);
    for (LongList list : items) {
      list.clear();
    }
    int present = (int) coded.next();
    answered = present != 0;
    if (!answered) {
      return;
    }
    long input = coded.next();
    long output = coded.next();
    set(Measure.INPUT, input);
    set(Measure.OUTPUT, output);
    if ((present & bit(RequestColumns.REASONING)) != 0) {
      readReasoning(output, coded.next());
    }
    if (present > (ANSWERED | bit(RequestColumns.REASONING))) {
      readItems(present, input, coded);
    }
  }

  private void readReasoning(long output, long reasoning) {
    long reason = Math.min(output, reasoning);
    set(Measure.REASON, reason);
    set(Measure.ANSWER, output - reason);
    if (output > 0) {
      set(Measure.REASON_SHARE, Math.round((double) Measure.WHOLE_SHARE * reason / output));
    }
  }

  /** Whether it did not fail; a request that did has no measures. */
  boolean answered() {
    return answered;
  }

  /** A measure of the request, {@link #MISSING} where it has none; the sum of items' sizes. */
  long value(Measure measure) {
    return values[measure.ordinal()];
  }

  /** The sizes of its items of a kind. */
  LongList sizes(int kind) {
    return items[kind];
  }

  static Measure sizeOf(int kind) {
    return SIZES[kind];
  }

  /** Of a multimodal prompt: one with its text apart, or a list of items. */
  private void readItems(int present, long input, CodedNumbers coded) {
    long text = (present & bit(RequestColumns.TEXT)) == 0 ? MISSING : coded.next();
    long tokens = 0;
    for (int kind = 0; kind < items.length; kind++) {
      if ((present & bit(RequestColumns.FIRST_LIST + kind)) != 0) {
        long count = coded.next();
        long ofKind = 0;
        for (long i = 0; i < count; i++) {
          long size = coded.next();
          items[kind].add(size);
          ofKind += size;
        }
        set(COUNTS[kind], count);
        set(SIZES[kind], ofKind);
        tokens += ofKind;
      }
    }
    set(Measure.TEXT, text == MISSING ? Math.max(0, input - tokens) : text);
    set(Measure.MODAL, tokens);
    if (input > 0) {
      set(
          Measure.MODAL_SHARE,
          Math.min(Measure.WHOLE_SHARE, Math.round((double) Measure.WHOLE_SHARE * tokens / input)));
    }
  }

  /** The bit of a column that a request may be without. */
  private static int bit(int column) {
    return 2 << column - RequestColumns.REASONING;
  }

  private void set(Measure measure, long value) {
    values[measure.ordinal()] = value;
  }
}
