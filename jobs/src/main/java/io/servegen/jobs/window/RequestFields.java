package io.servegen.jobs.window;

import io.servegen.common.length.LengthField;
import io.servegen.common.length.Modality;
import java.util.Arrays;
import org.apache.spark.sql.catalyst.InternalRow;
import org.apache.spark.sql.catalyst.util.ArrayData;

/**
 * The drawn fields of one request after the other, as codes. A prompt is multimodal if the log
 * gives its text apart or a list of items: then its fields are the text and the count and sizes of
 * the items, and else the whole input.
 */
final class RequestFields {
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

  /** Takes the next request, of {@link RequestColumns}; one that failed has no fields. */
  void read(InternalRow row) {
    Arrays.fill(codes, RequestSample.MISSING);
    for (LongList items : sizes) {
      items.clear();
    }
    if (RequestColumns.isFailed(row)) {
      return;
    }
    int output = row.getInt(RequestColumns.OUTPUT);
    set(LengthField.OUTPUT_TOKENS, output);
    if (!row.isNullAt(RequestColumns.REASONING) && output > 0) {
      set(
          LengthField.REASONING_SHARE,
          LengthCode.ofShare(row.getInt(RequestColumns.REASONING), output));
    }
    boolean multimodal = !row.isNullAt(RequestColumns.TEXT);
    long items = 0;
    for (Modality modality : MODALITIES) {
      int column = RequestColumns.FIRST_LIST + modality.ordinal();
      if (!row.isNullAt(column)) {
        multimodal = true;
        items += readItems(modality, row.getArray(column));
      }
    }
    int input = row.getInt(RequestColumns.INPUT);
    if (multimodal) {
      long text =
          row.isNullAt(RequestColumns.TEXT)
              ? Math.max(0, input - items)
              : row.getInt(RequestColumns.TEXT);
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
