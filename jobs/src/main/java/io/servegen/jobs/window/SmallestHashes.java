package io.servegen.jobs.window;

import java.io.Serializable;
import java.util.Collection;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A sample of bounded size of the different numbers in a stream, each with a label: those with the
 * smallest hashes. Which they are depends neither on the order nor on how the stream was split; of
 * the labels of one number any one is kept.
 */
final class SmallestHashes implements Serializable {
  private static final long serialVersionUID = 1L;

  private record Sampled(long number, String label) implements Serializable {}

  private final int limit;
  private final TreeMap<Long, Sampled> byHash = new TreeMap<>();
  private long largest = Long.MAX_VALUE;

  SmallestHashes(int limit) {
    this.limit = limit;
  }

  /** Whether the number would be taken; few are, once the sample is full. */
  boolean wants(long number) {
    return Hash.of(number) <= largest;
  }

  void add(long number, String label) {
    put(Hash.of(number), new Sampled(number, label));
  }

  void addAll(SmallestHashes other) {
    other.byHash.forEach(this::put);
  }

  /** The sample. */
  long[] numbers() {
    return byHash.values().stream().mapToLong(Sampled::number).toArray();
  }

  /** The labels of the sample, one for each number. */
  Collection<String> labels() {
    return byHash.values().stream().map(Sampled::label).collect(Collectors.toList());
  }

  private void put(long hash, Sampled sampled) {
    if (hash > largest) {
      return;
    }
    byHash.putIfAbsent(hash, sampled);
    if (byHash.size() > limit) {
      byHash.pollLastEntry();
    }
    if (byHash.size() == limit) {
      largest = byHash.lastKey();
    }
  }
}
