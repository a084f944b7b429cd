package io.servegen.jobs.plan;

import java.io.Serializable;
import java.util.BitSet;

/**
 * A client of the pool: one of a profile's clients that the filter kept.
 *
 * @param profile the number of its profile
 * @param model the model that it calls
 * @param clientId its id
 * @param meanRate its mean rate over the profile's span, in requests per second
 * @param epochs which of the profile's epochs it has lengths of its own for
 */
record PoolClient(int profile, String model, String clientId, double meanRate, BitSet epochs)
    implements Serializable {
  /** The epoch nearest to {@code epoch} that it has lengths for; −1 if it has none. */
  int nearestEpoch(int epoch, long[] epochStarts) {
    int before = epochs.previousSetBit(epoch);
    int after = epochs.nextSetBit(epoch);
    if (before < 0 || after < 0) {
      return Math.max(before, after);
    }
    return epochStarts[epoch] - epochStarts[before] <= epochStarts[after] - epochStarts[epoch]
        ? before
        : after;
  }
}
