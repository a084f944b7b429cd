package io.servegen.jobs.report.measure;

import static org.apache.spark.sql.functions.col;

import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Requests;
import io.servegen.jobs.window.LongList;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.types.UTF8String;

/** The measures of one request after the other. */
final class RequestReading {
  /** What a report reads of a request; nothing else is drawn or loaded. */
  static final String[] COLUMNS = {
    Column.MODEL,
    Column.CLIENT_ID,
    Column.ARRIVAL,
    Column.STATUS,
    Column.INPUT_TOKENS,
    Column.OUTPUT_TOKENS,
    Column.REASONING_TOKENS,
    Column.TEXT_TOKENS,
    Column.IMAGE_TOKENS,
    Column.AUDIO_TOKENS,
    Column.VIDEO_TOKENS
  };

  static final int MODEL = 0;
  static final int CLIENT_ID = 1;
  static final int ARRIVAL = 2;
  private static final int STATUS = 3;
  private static final int INPUT = 4;
  private static final int OUTPUT = 5;
  private static final int REASONING = 6;
  private static final int TEXT = 7;
  private static final int FIRST_LIST = 8;
  private static final Measure[] COUNTS = {Measure.IMAGES, Measure.AUDIOS, Measure.VIDEOS};
  private static final Measure[] SIZES = {
    Measure.IMAGE_SIZE, Measure.AUDIO_SIZE, Measure.VIDEO_SIZE
  };
  private static final UTF8String FAILED = UTF8String.fromString(Requests.STATUS_FAILED);

  /** Of a measure that the request does not have. */
  static final long MISSING = -1;

  private final long[] values = new long[Measure.COUNT];
  private final LongList[] items = {new LongList(), new LongList(), new LongList()};
  private boolean answered;

  static Dataset<Row> select(Dataset<Row> requests) {
    org.apache.spark.sql.Column[] columns = new org.apache.spark.sql.Column[COLUMNS.length];
    for (int i = 0; i < columns.length; i++) {
      columns[i] = col(COLUMNS[i]);
    }
    return requests.select(columns);
  }

  /** Takes the next request. */
  void read(InternalRow row) {
    java.util.Arrays.fill(values, MISSING);
    for (LongList list : items) {
      list.clear();
    }
    answered = !FAILED.equals(row.getUTF8String(STATUS));
    if (!answered) {
      return;
    }
    long input = row.getInt(INPUT);
    long output = row.getInt(OUTPUT);
    set(Measure.INPUT, input);
    set(Measure.OUTPUT, output);
    if (!row.isNullAt(REASONING)) {
      long reason = Math.min(output, row.getInt(REASONING));
      set(Measure.REASON, reason);
      set(Measure.ANSWER, output - reason);
      if (output > 0) {
        set(Measure.REASON_SHARE, Math.round((double) Measure.WHOLE_SHARE * reason / output));
      }
    }
    readItems(row, input);
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

  private void readItems(InternalRow row, long input) {
    boolean multimodal = !row.isNullAt(TEXT);
    long tokens = 0;
    for (int kind = 0; kind < items.length; kind++) {
      if (!row.isNullAt(FIRST_LIST + kind)) {
        multimodal = true;
        ArrayData list = row.getArray(FIRST_LIST + kind);
        long ofKind = 0;
        for (int i = 0; i < list.numElements(); i++) {
          items[kind].add(list.getInt(i));
          ofKind += list.getInt(i);
        }
        set(COUNTS[kind], list.numElements());
        set(SIZES[kind], ofKind);
        tokens += ofKind;
      }
    }
    if (multimodal) {
      set(Measure.TEXT, row.isNullAt(TEXT) ? Math.max(0, input - tokens) : row.getInt(TEXT));
      set(Measure.MODAL, tokens);
      if (input > 0) {
        set(
            Measure.MODAL_SHARE,
            Math.min(
                Measure.WHOLE_SHARE, Math.round((double) Measure.WHOLE_SHARE * tokens / input)));
      }
    }
  }

  private void set(Measure measure, long value) {
    values[measure.ordinal()] = value;
  }
}
