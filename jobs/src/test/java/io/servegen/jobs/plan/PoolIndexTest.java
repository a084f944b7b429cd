package io.servegen.jobs.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PoolIndexTest {
  private static PoolClient client(int profile, String model, String id) {
    return new PoolClient(profile, model, id, 1, new BitSet(), new BitSet());
  }

  /** In order, as tables are read, and out of it; with clients that the pool has and has not. */
  @Test
  void findsWhatALookThroughTheListFinds() {
    SplittableRandom random = new SplittableRandom(4);
    for (int round = 0; round < 200; round++) {
      List<PoolClient> all = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        // The last two letters are in another order in UTF-16 than in UTF-8.
        String id = List.of("a", "ab", "é", "\uFFFD", "\uD83D\uDE00").get(random.nextInt(5));
        all.add(client(random.nextInt(2), "m" + random.nextInt(2), id + random.nextInt(9)));
      }
      all.sort(
          Comparator.comparingInt(PoolClient::profile)
              .thenComparing(PoolClient::model)
              .thenComparing(c -> c.clientId().getBytes(UTF_8), java.util.Arrays::compareUnsigned));
      List<PoolClient> distinct = all.stream().distinct().toList();
      List<PoolClient> pool = distinct.stream().filter(c -> random.nextInt(3) > 0).toList();
      PoolIndex index = new PoolIndex(pool, 2);
      PoolIndex.Search[] searches = {index.search(0), index.search(1)};
      for (int step = 0; step < 300; step++) {
        PoolClient wanted = step < all.size() ? all.get(step) : all.get(random.nextInt(all.size()));
        assertThat(
                searches[wanted.profile()].find(
                    wanted.model().getBytes(UTF_8), wanted.clientId().getBytes(UTF_8)))
            .isEqualTo(pool.indexOf(wanted));
      }
    }
  }

  @Test
  void aPoolWithoutClientsHasNone() {
    assertThat(new PoolIndex(List.of(), 1).search(0).find(new byte[] {1}, new byte[0]))
        .isEqualTo(-1);
  }
}
