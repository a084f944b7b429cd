package io.servegen.common.length;

import io.servegen.common.random.Purpose;
import io.servegen.common.random.Streams;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;

/** A length model that draws whole requests, each as likely as the other, from a sample. */
public final class ResampledLengths implements ClientLengths {
  private final List<int[]> requests;

  /**
   * The model of a sample.
   *
   * @param requests made by {@link #pack}, at least one
   */
  public ResampledLengths(List<int[]> requests) {
    if (requests.isEmpty()) {
      throw new IllegalArgumentException("no requests to resample");
    }
    this.requests = List.copyOf(requests);
  }

  /** A request's lengths as a plain array. */
  public static int[] pack(RequestLengths lengths) {
    int[] packed = new int[4 + Modality.COUNT + lengths.itemsUsed()];
    packed[0] = lengths.inputTokens();
    packed[1] = lengths.outputTokens();
    packed[2] = lengths.reasoningTokens();
    packed[3] = lengths.textTokens();
    for (Modality modality : Modality.values()) {
      packed[4 + modality.ordinal()] = lengths.itemCount(modality);
    }
    System.arraycopy(lengths.items(), 0, packed, 4 + Modality.COUNT, lengths.itemsUsed());
    return packed;
  }

  @Override
  public LengthDraws open(long clientKey, long window) {
    UniformRandomProvider random = Streams.open(clientKey, window, Purpose.RESAMPLE);
    return target -> unpack(requests.get(random.nextInt(requests.size())), target);
  }

  private static void unpack(int[] packed, RequestLengths target) {
    target.clear();
    target.setInputTokens(packed[0]);
    target.setOutputTokens(packed[1]);
    target.setReasoningTokens(packed[2]);
    target.setTextTokens(packed[3]);
    int item = 4 + Modality.COUNT;
    for (Modality modality : MODALITIES) {
      int count = packed[4 + modality.ordinal()];
      if (count != RequestLengths.NONE) {
        target.startItems(modality);
        for (int i = 0; i < count; i++) {
          target.addItem(modality, packed[item++]);
        }
      }
    }
  }

  private static final Modality[] MODALITIES = Modality.values();
}
