package io.servegen.jobs.window;

import java.io.Serializable;
import java.util.TreeMap;

/**
 * A sample of bounded size of the different numbers in a stream: those with the smallest hashes.
 * Which they are depends neither on the order nor on how the stream was split.
 */
final class SmallestHashes implements Serializable {
  private static final long serialVersionUID = 1L;

  private final int limit;
  private final TreeMap<Long, Long> numberByHash = new TreeMap<>();
  private long largest = Long.MAX_VALUE;

  SmallestHashes(int limit) {
    this.limit = limit;
  }

  void add(long number) {
    long hash = Hash.of(number);
    if (hash <= largest) {
      put(hash, number);
    }
  }

  void addAll(SmallestHashes other) {
    other.numberByHash.forEach(this::put);
  }

  /** The sample. */
  long[] numbers() {
    return numberByHash.values().stream().mapToLong(Long::longValue).toArray();
  }

  private void put(long hash, long number) {
    numberByHash.put(hash, number);
    if (numberByHash.size() > limit) {
      numberByHash.pollLastEntry();
    }
    if (numberByHash.size() == limit) {
      largest = numberByHash.lastKey();
    }
  }
}
