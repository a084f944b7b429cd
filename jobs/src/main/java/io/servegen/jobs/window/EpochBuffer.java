package io.servegen.jobs.window;

import io.servegen.common.length.LengthField;
import io.servegen.common.length.Modality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/** What one task has read of a client's epoch: every length, and a sample of the requests. */
final class EpochBuffer {
  /** The field of a packed row that holds the sample. */
  static final int SAMPLE = -1;

  private static final LengthField[] FIELDS = LengthField.values();
  private static final Modality[] MODALITIES = Modality.values();
  private static final LengthField[] ONE_PER_REQUEST =
      Arrays.stream(FIELDS)
          .filter(field -> Arrays.stream(MODALITIES).noneMatch(m -> m.tokens() == field))
          .toArray(LengthField[]::new);

  private final @Nullable LongList[] lengths = new @Nullable LongList[FIELDS.length];
  private final @Nullable RequestSample sample;

  /**
   * @param sampled whether requests are kept together for their dependence
   */
  EpochBuffer(boolean sampled) {
    this.sample = sampled ? new RequestSample() : null;
  }

  /** Adds a request, and returns how many numbers more are held. */
  int add(long arrival, RequestFields request) {
    int held = 0;
    long[] codes = request.codes();
    for (LengthField field : ONE_PER_REQUEST) {
      if (codes[field.ordinal()] != RequestSample.MISSING) {
        list(field).add(codes[field.ordinal()]);
        held++;
      }
    }
    for (Modality modality : MODALITIES) {
      LongList sizes = request.sizes(modality);
      for (int i = 0; i < sizes.size(); i++) {
        list(modality.tokens()).add(sizes.get(i));
        held++;
      }
    }
    if (sample != null && sample.offer(arrival, codes)) {
      held += RequestSample.NUMBERS_PER_REQUEST;
    }
    return held;
  }

  /** The packed rows, each after the three cells of its key: one per field, one of the sample. */
  List<Row> pack(String model, String clientId, long startMicros) {
    List<Row> rows = new ArrayList<>();
    for (LengthField field : FIELDS) {
      LongList list = lengths[field.ordinal()];
      if (list != null) {
        byte[] coded = Tally.of(list).encode();
        rows.add(RowFactory.create(model, clientId, startMicros, field.ordinal(), coded));
      }
    }
    if (sample != null) {
      rows.add(RowFactory.create(model, clientId, startMicros, SAMPLE, sample.encode()));
    }
    return rows;
  }

  private LongList list(LengthField field) {
    LongList list = lengths[field.ordinal()];
    if (list == null) {
      list = new LongList();
      lengths[field.ordinal()] = list;
    }
    return list;
  }
}
