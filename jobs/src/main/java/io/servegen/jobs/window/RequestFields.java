package io.servegen.jobs.window;

import io.servegen.common.length.LengthField;
import io.servegen.common.length.Modality;
import io.servegen.jobs.table.Column;
import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;

/**
 * The drawn fields of one request after the other, as codes. A prompt is multimodal if the log
 * gives its text apart or a list of items: then its fields are the text and the count and sizes of
 * the items, and else the whole input.
 */
final class RequestFields {
  /** Columns of the {@link #select selected} rows. */
  static final int MODEL = 0;

  static final int CLIENT_ID = 1;
  static final int ARRIVAL = 2;
  private static final int INPUT = 3;
  private static final int OUTPUT = 4;
  private static final int REASONING = 5;
  private static final int TEXT = 6;

  /** The lists of items follow in the order of {@link Modality}. */
  private static final int FIRST_LIST = 7;

  private static final Modality[] MODALITIES = Modality.values();

  private final long[] codes = new long[LengthField.values().length];
  private final LongList[] sizes = {new LongList(), new LongList(), new LongList()};

  /** The columns that {@link #read} takes. */
  static Dataset<Row> select(Dataset<Row> requests) {
    return requests.select(
        Column.MODEL,
        Column.CLIENT_ID,
        Column.ARRIVAL,
        Column.INPUT_TOKENS,
        Column.OUTPUT_TOKENS,
        Column.REASONING_TOKENS,
        Column.TEXT_TOKENS,
        Column.IMAGE_TOKENS,
        Column.AUDIO_TOKENS,
        Column.VIDEO_TOKENS);
  }

  /** Takes the next request. */
  void read(InternalRow row) {
    Arrays.fill(codes, RequestSample.MISSING);
    int output = row.getInt(OUTPUT);
    set(LengthField.OUTPUT_TOKENS, output);
    if (!row.isNullAt(REASONING) && output > 0) {
      set(LengthField.REASONING_SHARE, LengthCode.ofShare(row.getInt(REASONING), output));
    }
    boolean multimodal = !row.isNullAt(TEXT);
    long items = 0;
    for (Modality modality : MODALITIES) {
      int column = FIRST_LIST + modality.ordinal();
      sizes(modality).clear();
      if (!row.isNullAt(column)) {
        multimodal = true;
        items += readItems(modality, row.getArray(column));
      }
    }
    int input = row.getInt(INPUT);
    if (multimodal) {
      long text = row.isNullAt(TEXT) ? Math.max(0, input - items) : row.getInt(TEXT);
      set(LengthField.TEXT_TOKENS, text);
    } else {
      set(LengthField.INPUT_TOKENS, input);
    }
  }

  /**
   * The code of each field, by the fields' order; {@link RequestSample#MISSING} where the request
   * does not have it. Of items it is the first one's size. Valid until the next request.
   */
  long[] codes() {
    return codes;
  }

  /** The sizes of all items of that modality, likewise valid until the next request. */
  LongList sizes(Modality modality) {
    return sizes[modality.ordinal()];
  }

  private long readItems(Modality modality, ArrayData list) {
    long tokens = 0;
    set(modality.count(), list.numElements());
    for (int i = 0; i < list.numElements(); i++) {
      int size = list.getInt(i);
      sizes(modality).add(size);
      tokens += size;
      if (i == 0) {
        set(modality.tokens(), size);
      }
    }
    return tokens;
  }

  private void set(LengthField field, long code) {
    codes[field.ordinal()] = code;
  }
}
