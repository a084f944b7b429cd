package io.servegen.jobs.plan;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the number of a client in the pool. The pool and the tables are in one order, so the client
 * that is asked for is nearly always the one behind the last; then it takes one comparison.
 */
final class PoolIndex {
  private final byte[][] models;
  private final byte[][] clientIds;

  /** By profile, its first client; one entry more than there are profiles. */
  private final int[] first;

  /**
   * An index of the pool.
   *
   * @param pool by profile, model and id, texts in the order of their UTF-8 bytes
   * @param profiles how many there are
   */
  PoolIndex(List<PoolClient> pool, int profiles) {
    models = new byte[pool.size()][];
    clientIds = new byte[pool.size()][];
    first = new int[profiles + 1];
    Map<String, byte[]> encoded = new HashMap<>();
    for (int number = 0; number < models.length; number++) {
      PoolClient client = pool.get(number);
      models[number] = encoded.computeIfAbsent(client.model(), model -> model.getBytes(UTF_8));
      clientIds[number] = client.clientId().getBytes(UTF_8);
      first[client.profile() + 1] = number + 1;
    }
    for (int profile = 0; profile < profiles; profile++) {
      first[profile + 1] = Math.max(first[profile], first[profile + 1]);
    }
  }

  /** A search through one profile's clients. */
  Search search(int profile) {
    return new Search(first[profile], first[profile + 1]);
  }

  /** Remembers where it was; for one thread. */
  final class Search {
    private final int from;
    private final int to;
    private int next;

    private Search(int from, int to) {
      this.from = from;
      this.to = to;
      this.next = from;
    }

    /** The number of a client of the profile; −1 if it is not in the pool. */
    int find(Cells.Key model, Cells.Key clientId) {
      return find(model.value(), clientId.value());
    }

    int find(byte[] model, byte[] clientId) {
      int order = next < to ? compare(model, clientId, next) : -1;
      if (order == 0) {
        return next++;
      }
      if (order < 0 && next > from) {
        int orderBefore = compare(model, clientId, next - 1);
        if (orderBefore >= 0) {
          // The last one again, or one between the two, which the filter dropped.
          return orderBefore == 0 ? next - 1 : -1;
        }
      }
      int low = from;
      int high = to;
      while (low < high) {
        int middle = (low + high) >>> 1;
        if (compare(model, clientId, middle) > 0) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      boolean found = low < to && compare(model, clientId, low) == 0;
      next = found ? low + 1 : low;
      return found ? low : -1;
    }

    private int compare(byte[] model, byte[] clientId, int number) {
      int byModel = Arrays.compareUnsigned(model, models[number]);
      return byModel == 0 ? Arrays.compareUnsigned(clientId, clientIds[number]) : byModel;
    }
  }
}
