package io.servegen.jobs.imports;

import io.servegen.common.length.LengthField;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The mean lengths of a client over its epochs, each weighted by its expected requests. An epoch
 * that expects none has no say.
 */
final class MeanLengths {
  private final List<Epoch> epochs = new ArrayList<>();

  MeanLengths(ImportedClient client) {
    Map<Long, Epoch> byStart = new TreeMap<>();
    for (EpochLengths lengths : client.lengths()) {
      byStart
          .computeIfAbsent(
              lengths.startMicros(),
              start -> new Epoch(lengths.expected(), new EnumMap<>(LengthField.class)))
          .means
          .put(lengths.field(), lengths.histogram().mean());
    }
    byStart.values().stream().filter(epoch -> epoch.expected > 0).forEach(epochs::add);
  }

  /** Of the whole prompt; null where nothing is known of it. */
  @Nullable Double input() {
    return mean(
        epoch ->
            epoch.means.containsKey(LengthField.INPUT_TOKENS)
                ? epoch.mean(LengthField.INPUT_TOKENS)
                : epoch.mean(LengthField.TEXT_TOKENS)
                    + epoch.product(LengthField.IMAGE_COUNT, LengthField.IMAGE_TOKENS)
                    + epoch.product(LengthField.AUDIO_COUNT, LengthField.AUDIO_TOKENS)
                    + epoch.product(LengthField.VIDEO_COUNT, LengthField.VIDEO_TOKENS));
  }

  /** Of the whole output; null where nothing is known of it. */
  @Nullable Double output() {
    return mean(epoch -> epoch.mean(LengthField.OUTPUT_TOKENS));
  }

  private @Nullable Double mean(ToDoubleFunction<Epoch> of) {
    double requests = 0;
    double tokens = 0;
    for (Epoch epoch : epochs) {
      double mean = of.applyAsDouble(epoch);
      if (!Double.isNaN(mean)) {
        requests += epoch.expected;
        tokens += epoch.expected * mean;
      }
    }
    return requests == 0 ? null : tokens / requests;
  }

  private record Epoch(double expected, Map<LengthField, Double> means) {
    /** NaN where the epoch does not have the field. */
    double mean(LengthField field) {
      return means.getOrDefault(field, Double.NaN);
    }

    /** Tokens of all items, which are none where the epoch does not have the modality. */
    double product(LengthField count, LengthField tokens) {
      double product = mean(count) * mean(tokens);
      return Double.isNaN(product) ? 0 : product;
    }
  }
}
