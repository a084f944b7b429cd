package io.servegen.jobs.plan;

import io.servegen.common.arrival.CountLaw;
import io.servegen.common.rate.TargetRate;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a trace is made of, as every task needs it: it says which requests there are, and each
 * task makes its part of them.
 *
 * @param hash identifies the plan: same hash, same bytes
 * @param seed the seed of every stream
 * @param profiles the used parts of the profiles
 * @param pool the clients that the filter kept, by profile, model and id
 * @param firstMember by client of the pool, its first member; one entry more than there are clients
 * @param shiftWindows by member, the shift of its rates; empty where none is shifted
 * @param runWindows by client of the pool, the length of its renewal runs
 * @param target the total rate
 * @param counts the law of the counts
 * @param lengths where lengths are drawn from
 * @param naive the sample of whole requests that the naive method draws from; null for ServeGen's
 * @param windowMicros the length of a window
 * @param fromMicros when the trace starts
 * @param toMicros when it ends
 */
public record TracePlan(
    String hash,
    long seed,
    List<ProfilePart> profiles,
    List<PoolClient> pool,
    int[] firstMember,
    int[] shiftWindows,
    int[] runWindows,
    TargetRate target,
    CountLaw counts,
    TraceOptions.LengthModel lengths,
    @Nullable NaiveSample naive,
    long windowMicros,
    long fromMicros,
    long toMicros)
    implements Serializable {

  /** The first window of the trace, which may begin before it. */
  public long firstWindow() {
    return Math.floorDiv(fromMicros, windowMicros);
  }

  /** The window after its last. */
  public long endWindow() {
    return Math.floorDiv(toMicros - 1, windowMicros) + 1;
  }

  /** How many clients send its requests. */
  public int members() {
    return naive == null ? firstMember[firstMember.length - 1] : naive.models().size();
  }

  /** Whether any copy of a client is there that shares its client's rates. */
  public boolean hasCopies() {
    return naive == null && firstMember[firstMember.length - 1] > pool.size();
  }

  TracePlan withHash(String newHash) {
    return copy(newHash, firstMember, naive);
  }

  TracePlan withNaive(NaiveSample sample) {
    return copy(hash, firstMember, sample);
  }

  TracePlan withMembers(int[] newFirstMember) {
    return copy(hash, newFirstMember, naive);
  }

  private TracePlan copy(String newHash, int[] newFirstMember, @Nullable NaiveSample sample) {
    return new TracePlan(
        newHash,
        seed,
        profiles,
        pool,
        newFirstMember,
        shiftWindows,
        runWindows,
        target,
        counts,
        lengths,
        sample,
        windowMicros,
        fromMicros,
        toMicros);
  }
}
