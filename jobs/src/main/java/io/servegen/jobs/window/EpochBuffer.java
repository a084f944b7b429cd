package io.servegen.jobs.window;

import io.servegen.common.length.LengthField;
import io.servegen.common.length.Modality;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one task has of a client's epoch: every length, and a sample of the requests. */
final class EpochBuffer {
  private static final LengthField[] FIELDS = LengthField.values();
  private static final Modality[] MODALITIES = Modality.values();
  private static final LengthField[] ONE_PER_REQUEST =
      Arrays.stream(FIELDS)
          .filter(field -> Arrays.stream(MODALITIES).noneMatch(m -> m.tokens() == field))
          .toArray(LengthField[]::new);

  private final @Nullable LongList[] lengths = new @Nullable LongList[FIELDS.length];
  private final RequestSample sample = new RequestSample();

  void add(long arrival, RequestFields request) {
    long[] codes = request.codes();
    for (LengthField field : ONE_PER_REQUEST) {
      if (codes[field.ordinal()] != RequestSample.MISSING) {
        list(field).add(codes[field.ordinal()]);
      }
    }
    for (Modality modality : MODALITIES) {
      LongList sizes = request.sizes(modality);
      for (int i = 0; i < sizes.size(); i++) {
        list(modality.tokens()).add(sizes.get(i));
      }
    }
    sample.offer(arrival, codes);
  }

  /** How often each code of each field occurs. */
  Map<LengthField, Tally> tallies() {
    EnumMap<LengthField, Tally> tallies = new EnumMap<>(LengthField.class);
    for (LengthField field : FIELDS) {
      LongList list = lengths[field.ordinal()];
      if (list != null) {
        tallies.put(field, Tally.of(list));
      }
    }
    return tallies;
  }

  RequestSample sample() {
    return sample;
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
