package io.servegen.jobs.window;

import io.servegen.common.length.LengthField;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** The lengths of all clients of a model together, by epoch, as far as one task has seen them. */
final class ModelLengths {
  /** Different lengths held at most, at 32 bytes each. */
  private static final int MAX_DISTINCT = 1 << 20;

  private record Epoch(String model, long start) implements Comparable<Epoch> {
    @Override
    public int compareTo(Epoch other) {
      int byModel = model.compareTo(other.model);
      return byModel == 0 ? Long.compare(start, other.start) : byModel;
    }
  }

  /** Takes what is drained. */
  interface Target {
    void accept(String model, long start, Map<LengthField, Tally> tallies);
  }

  private final TreeMap<Epoch, EnumMap<LengthField, Counts>> epochs = new TreeMap<>();
  private long distinct;

  void add(String model, long start, Map<LengthField, Tally> tallies) {
    EnumMap<LengthField, Counts> fields =
        epochs.computeIfAbsent(new Epoch(model, start), epoch -> new EnumMap<>(LengthField.class));
    tallies.forEach(
        (field, tally) -> {
          Counts counts = fields.computeIfAbsent(field, any -> new Counts());
          int before = counts.size();
          for (int i = 0; i < tally.distinct(); i++) {
            counts.add(tally.value(i), tally.count(i));
          }
          distinct += counts.size() - before;
        });
  }

  boolean isFull() {
    return distinct >= MAX_DISTINCT;
  }

  /** Gives everything to the target, and forgets it. */
  void drain(Target target) {
    epochs.forEach(
        (epoch, fields) -> {
          EnumMap<LengthField, Tally> tallies = new EnumMap<>(LengthField.class);
          fields.forEach((field, counts) -> tallies.put(field, counts.toTally()));
          target.accept(epoch.model, epoch.start, tallies);
        });
    epochs.clear();
    distinct = 0;
  }
}
