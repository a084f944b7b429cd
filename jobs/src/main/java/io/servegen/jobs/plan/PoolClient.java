package io.servegen.jobs.plan;

import java.io.Serializable;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;

/**
 * A client of the pool: one of a profile's clients that the filter kept.
 *
 * @param profile the number of its profile
 * @param model the model that it calls
 * @param clientId its id
 * @param meanRate its mean rate over the profile's span, in requests per second
 * @param epochs at which of the profile's epochs its own lengths start
 * @param covered in which of the profile's epochs its own lengths hold: where clients start their
 *     epochs at times of their own, one of them reaches over the starts of others
 */
record PoolClient(
    int profile, String model, String clientId, double meanRate, BitSet epochs, BitSet covered)
    implements Serializable {

  /** When a client's own epochs start and end, in microseconds since 1970-01-01 00:00 UTC. */
  static PoolClient of(
      int profile,
      String model,
      String clientId,
      double meanRate,
      Map<Long, Long> endByStart,
      long[] epochStarts) {
    BitSet epochs = new BitSet();
    BitSet covered = new BitSet();
    endByStart.forEach(
        (start, end) -> {
          int first = Arrays.binarySearch(epochStarts, start);
          int next = Arrays.binarySearch(epochStarts, end);
          epochs.set(first);
          covered.set(first, Math.max(first + 1, next >= 0 ? next : -next - 1));
        });
    return new PoolClient(profile, model, clientId, meanRate, epochs, covered);
  }

  /** Whether it has lengths of its own in an epoch of the profile. */
  boolean hasOwn(int epoch) {
    return covered.get(epoch);
  }

  /**
   * The epoch at which the lengths start that it takes in {@code epoch}: its own there, else those
   * of its nearest epoch; −1 if it has none.
   */
  int sourceEpoch(int epoch, long[] epochStarts) {
    int before = epochs.previousSetBit(epoch);
    int after = epochs.nextSetBit(epoch);
    if (covered.get(epoch)) {
      return before;
    }
    if (before < 0 || after < 0) {
      return Math.max(before, after);
    }
    return epochStarts[epoch] - epochStarts[before] <= epochStarts[after] - epochStarts[epoch]
        ? before
        : after;
  }
}
