package io.servegen.jobs.plan;

import io.servegen.common.random.Purpose;
import io.servegen.common.random.Streams;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the pool's clients become the trace's: every client ⌊N/n⌋ times, the rest drawn without
 * replacement, and each copy shifted in time if asked for.
 *
 * @param firstMember by client, its first member; one entry more than there are clients
 * @param shiftWindows by member, the shift of its rates; empty where none is shifted
 */
record PopulationPlan(int[] firstMember, int[] shiftWindows) {

  static PopulationPlan of(List<PoolClient> pool, int wanted, int greatestShift, long seed) {
    int n = pool.size();
    boolean[] onceMore = chosen(pool, wanted % n, seed);
    int[] firstMember = new int[n + 1];
    for (int client = 0; client < n; client++) {
      firstMember[client + 1] = firstMember[client] + wanted / n + (onceMore[client] ? 1 : 0);
    }
    return new PopulationPlan(firstMember, shifts(pool, firstMember, greatestShift, seed));
  }

  /** The id of a copy; the first stands for the client itself. */
  static String copyId(String clientId, int copy) {
    return copy == 0 ? clientId : clientId + "~" + (copy + 1);
  }

  /** The clients with the least of one random number each: a draw without replacement. */
  private static boolean[] chosen(List<PoolClient> pool, int count, long seed) {
    long[] numbers =
        pool.stream()
            .mapToLong(client -> random(seed, client, client.clientId(), Purpose.COPY_CHOICE))
            .toArray();
    boolean[] chosen = new boolean[pool.size()];
    IntStream.range(0, pool.size())
        .boxed()
        .sorted((a, b) -> Long.compare(numbers[a], numbers[b]))
        .limit(count)
        .forEach(client -> chosen[client] = true);
    return chosen;
  }

  private static int[] shifts(List<PoolClient> pool, int[] firstMember, int most, long seed) {
    if (most == 0) {
      return new int[0];
    }
    int[] shifts = new int[firstMember[pool.size()]];
    for (int client = 0; client < pool.size(); client++) {
      for (int copy = 1; copy < firstMember[client + 1] - firstMember[client]; copy++) {
        PoolClient original = pool.get(client);
        long number = random(seed, original, copyId(original.clientId(), copy), Purpose.COPY_SHIFT);
        shifts[firstMember[client] + copy] = (int) Math.floorMod(number, 2L * most + 1) - most;
      }
    }
    return Arrays.stream(shifts).anyMatch(shift -> shift != 0) ? shifts : new int[0];
  }

  private static long random(long seed, PoolClient client, String id, Purpose purpose) {
    return Streams.open(Streams.clientKey(seed, client.model(), id), 0, purpose).nextLong();
  }
}
