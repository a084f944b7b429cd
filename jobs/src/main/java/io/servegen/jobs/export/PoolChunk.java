package io.servegen.jobs.export;

import io.servegen.common.length.Histogram;
import io.servegen.common.length.LengthField;
import io.servegen.common.length.Modality;
import io.servegen.jobs.table.Category;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One client on its way into a ServeGen pool: its windows and its lengths, by their numbers. */
final class PoolChunk {
  /** The scale's place is filled too, though ServeGen takes the rate alone. */
  record Window(double rate, double cv, String family, double shape, double scale) {}

  private static final String IDLE = ",0,0,,0,0\n";

  private final PoolGrid grid;
  private final @Nullable Window[] windows;
  private final @Nullable Map<LengthField, Histogram>[] epochs;
  private final BitSet active = new BitSet();
  private int borrowed;

  @SuppressWarnings({"unchecked", "rawtypes"})
  PoolChunk(PoolGrid grid) {
    this.grid = grid;
    this.windows = new Window[grid.windows()];
    this.epochs = new Map[grid.epochs().length];
  }

  void add(long startMicros, Window window) {
    int number = grid.window(startMicros);
    windows[number] = window;
    active.set(grid.epochOfWindow(number));
  }

  void add(long epochMicros, LengthField field, Histogram histogram) {
    int epoch = grid.epoch(epochMicros);
    Map<LengthField, Histogram> fields = epochs[epoch];
    if (fields == null) {
      fields = new LinkedHashMap<>();
      epochs[epoch] = fields;
    }
    fields.put(field, histogram);
  }

  /** The text of {@code chunk-N-trace.csv}. */
  String trace() {
    StringBuilder text = new StringBuilder();
    for (int number = 0; number < windows.length; number++) {
      Window window = windows[number];
      text.append(number * grid.windowSeconds());
      if (window == null) {
        text.append(IDLE);
      } else {
        text.append(',').append(window.rate);
        text.append(',').append(window.cv);
        text.append(',').append(window.family);
        text.append(',').append(window.shape);
        text.append(',').append(window.scale).append('\n');
      }
    }
    return text.toString();
  }

  /**
   * The text of {@code chunk-N-dataset.json}. ServeGen stops at an active window without lengths,
   * so an epoch without any takes the nearest one's if the client is active in it.
   */
  String dataset() {
    StringBuilder text = new StringBuilder("{");
    for (int epoch = 0; epoch < epochs.length; epoch++) {
      text.append(epoch == 0 ? "\n" : ",\n");
      text.append("  \"").append(grid.epochs()[epoch]).append("\": {");
      String separator = "\n";
      for (Map.Entry<String, String> field : dicts(source(epoch)).entrySet()) {
        text.append(separator);
        text.append("    \"").append(field.getKey()).append("\": \"");
        text.append(field.getValue()).append('"');
        separator = ",\n";
      }
      text.append("\n  }");
    }
    return text.append("\n}\n").toString();
  }

  /** Epochs that took another one's lengths. */
  int borrowedEpochs() {
    return borrowed;
  }

  private @Nullable Map<LengthField, Histogram> source(int epoch) {
    if (epochs[epoch] != null || !active.get(epoch)) {
      return epochs[epoch];
    }
    borrowed++;
    for (int distance = 1; distance < epochs.length; distance++) {
      for (int other : new int[] {epoch - distance, epoch + distance}) {
        if (other >= 0 && other < epochs.length && epochs[other] != null) {
          return epochs[other];
        }
      }
    }
    return null;
  }

  private Map<String, String> dicts(@Nullable Map<LengthField, Histogram> fields) {
    Map<String, String> dicts = new LinkedHashMap<>();
    boolean multimodal = grid.category() == Category.MULTIMODAL;
    if (multimodal) {
      dicts.put(
          LengthField.TEXT_TOKENS.key(),
          prompt(fields, LengthField.TEXT_TOKENS, LengthField.INPUT_TOKENS));
      for (Modality modality : Modality.values()) {
        dicts.put(modality.tokens().key(), whole(fields, modality.tokens()));
      }
      for (Modality modality : Modality.values()) {
        dicts.put(modality.count().key(), whole(fields, modality.count()));
      }
    } else {
      dicts.put(
          LengthField.INPUT_TOKENS.key(),
          prompt(fields, LengthField.INPUT_TOKENS, LengthField.TEXT_TOKENS));
    }
    dicts.put(LengthField.OUTPUT_TOKENS.key(), whole(fields, LengthField.OUTPUT_TOKENS));
    if (grid.category() == Category.REASON
        || fields != null && fields.containsKey(LengthField.REASONING_SHARE)) {
      dicts.put("reason_ratio", share(fields));
    }
    return dicts;
  }

  private static String prompt(
      @Nullable Map<LengthField, Histogram> fields, LengthField field, LengthField other) {
    return whole(fields, fields == null || fields.containsKey(field) ? field : other);
  }

  private static String whole(@Nullable Map<LengthField, Histogram> fields, LengthField field) {
    if (fields == null) {
      return PythonDict.EMPTY;
    }
    Histogram histogram = fields.get(field);
    return histogram == null ? PythonDict.ZERO : PythonDict.ofWholeNumbers(histogram);
  }

  private static String share(@Nullable Map<LengthField, Histogram> fields) {
    if (fields == null) {
      return PythonDict.EMPTY;
    }
    Histogram histogram = fields.get(LengthField.REASONING_SHARE);
    return histogram == null ? PythonDict.noShare() : PythonDict.ofShares(histogram);
  }
}
