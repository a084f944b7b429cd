package io.servegen.jobs.window;

import io.servegen.common.length.LengthField;
import io.servegen.common.length.Modality;
import io.servegen.jobs.table.Column;
import io.servegen.jobs.table.Requests;
import java.util.Arrays;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * The drawn fields of one request after the other, as codes. A prompt is multimodal if the log
 * gives its text apart or a list of items: then its fields are the text and the count and sizes of
 * the items, and else the whole input.
 */
final class RequestFields {
  /** Columns of the {@link #select selected} rows. */
  private static final int INPUT = 3;

  private static final int OUTPUT = 4;
  private static final int REASONING = 5;
  private static final int TEXT = 6;

  /** The lists of items follow in the order of {@link Modality}. */
  private static final int FIRST_LIST = 7;

  private static final int STATUS = 10;

  private static final UTF8String FAILED = UTF8String.fromString(Requests.STATUS_FAILED);
  private static final LengthField[] FIELDS = LengthField.values();
  private static final Modality[] MODALITIES = Modality.values();

  /** What of them goes through the shuffle. */
  static final RequestCode CODE =
      () -> {
        RequestFields fields = new RequestFields();
        return (request, coded) -> {
          fields.read(request);
          fields.write(coded);
        };
      };

  private final long[] codes = new long[FIELDS.length];
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
        Column.VIDEO_TOKENS,
        Column.STATUS);
  }

  /** Takes the next request; one that failed has no fields. */
  void read(InternalRow row) {
    Arrays.fill(codes, RequestSample.MISSING);
    for (LongList items : sizes) {
      items.clear();
    }
    if (FAILED.equals(row.getUTF8String(STATUS))) {
      return;
    }
    int output = row.getInt(OUTPUT);
    set(LengthField.OUTPUT_TOKENS, output);
    if (!row.isNullAt(REASONING) && output > 0) {
      set(LengthField.REASONING_SHARE, LengthCode.ofShare(row.getInt(REASONING), output));
    }
    boolean multimodal = !row.isNullAt(TEXT);
    long items = 0;
    for (Modality modality : MODALITIES) {
      int column = FIRST_LIST + modality.ordinal();
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

  /** Writes the fields that there are, behind a bit for each of them. */
  void write(CodedNumbers coded) {
    int present = 0;
    for (int field = 0; field < codes.length; field++) {
      present |= codes[field] == RequestSample.MISSING ? 0 : 1 << field;
    }
    coded.put(present);
    for (int field = 0; field < codes.length; field++) {
      if (codes[field] != RequestSample.MISSING) {
        coded.put(codes[field]);
      }
    }
    for (LongList items : sizes) {
      for (int i = 1; i < items.size(); i++) {
        coded.put(items.get(i));
      }
    }
  }

  /** Takes the next request that was {@link #write written}. */
  void read(CodedNumbers coded) {
    long present = coded.next();
    for (int field = 0; field < codes.length; field++) {
      codes[field] = (present >>> field & 1) == 0 ? RequestSample.MISSING : coded.next();
    }
    for (Modality modality : MODALITIES) {
      LongList items = sizes(modality);
      items.clear();
      long count = codes[modality.count().ordinal()];
      for (int i = 0; i < count; i++) {
        items.add(i == 0 ? codes[modality.tokens().ordinal()] : coded.next());
      }
    }
  }

  /** Whether the request has any field: whether it was answered. */
  boolean isAnswered() {
    return codes[LengthField.OUTPUT_TOKENS.ordinal()] != RequestSample.MISSING;
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
