package io.servegen.jobs.plan;

import java.lang.ref.WeakReference;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The length models that tasks of this JVM are using: tasks of the same epoch share one copy, and a
 * copy that no task uses any more is free to go.
 */
final class LengthCache {
  private static final int MOST_KEYS = 10_000;
  private static final ConcurrentHashMap<Key, Entry> ENTRIES = new ConcurrentHashMap<>();

  private LengthCache() {}

  /**
   * What was loaded.
   *
   * @param plan the plan's hash
   * @param profile the number of the profile
   * @param source the epoch whose rows were read
   * @param use the epoch they are used for; −1 for the models' pooled rows
   */
  record Key(String plan, int profile, int source, int use) {}

  static EpochLengths get(Key key, Supplier<EpochLengths> load) {
    if (ENTRIES.size() > MOST_KEYS) {
      ENTRIES.clear();
    }
    return ENTRIES.computeIfAbsent(key, k -> new Entry()).get(load);
  }

  private static final class Entry {
    private @Nullable WeakReference<EpochLengths> loaded;

    synchronized EpochLengths get(Supplier<EpochLengths> load) {
      EpochLengths present = loaded == null ? null : loaded.get();
      if (present == null) {
        present = load.get();
        loaded = new WeakReference<>(present);
      }
      return present;
    }
  }
}
