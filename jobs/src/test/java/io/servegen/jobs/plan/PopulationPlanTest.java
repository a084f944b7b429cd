package io.servegen.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PopulationPlanTest {
  private static List<PoolClient> pool(int size) {
    List<PoolClient> pool = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      pool.add(new PoolClient(0, "m", "chunk-" + i, 1, new BitSet(), new BitSet()));
    }
    return pool;
  }

  private static int copies(PopulationPlan plan, int client) {
    return plan.firstMember()[client + 1] - plan.firstMember()[client];
  }

  @Test
  void everyClientIsTakenAsOftenAndTheRestDrawnWithoutReplacement() {
    for (int wanted : new int[] {1, 9, 10, 11, 25, 30, 1000}) {
      PopulationPlan plan = PopulationPlan.of(pool(10), wanted, 0, 3);
      assertThat(plan.firstMember()[10]).isEqualTo(wanted);
      assertThat(IntStream.range(0, 10).map(client -> copies(plan, client)))
          .allMatch(copies -> copies == wanted / 10 || copies == wanted / 10 + 1);
      assertThat(plan.shiftWindows()).isEmpty();
    }
  }

  /** Each of 10 clients is among 3 with probability 0.3; 6 standard deviations over 2,000 seeds. */
  @Test
  void everyClientIsAsLikelyToBeDrawn() {
    int[] drawn = new int[10];
    for (int seed = 0; seed < 2000; seed++) {
      PopulationPlan plan = PopulationPlan.of(pool(10), 3, 0, seed);
      for (int client = 0; client < 10; client++) {
        drawn[client] += copies(plan, client);
      }
    }
    assertThat(IntStream.of(drawn)).allMatch(times -> Math.abs(times - 600) < 6 * 20.5);
  }

  @Test
  void copiesAreShiftedEitherWayAndClientsAreNot() {
    PopulationPlan plan = PopulationPlan.of(pool(50), 5000, 6, 1);
    int[] seen = new int[13];
    for (int client = 0; client < 50; client++) {
      int first = plan.firstMember()[client];
      assertThat(plan.shiftWindows()[first]).isZero();
      for (int copy = 1; copy < copies(plan, client); copy++) {
        seen[plan.shiftWindows()[first + copy] + 6]++;
      }
    }
    // 4,950 copies over 13 shifts: 381 each, standard deviation 19.
    assertThat(IntStream.of(seen)).allMatch(times -> Math.abs(times - 381) < 6 * 19);
  }

  @Test
  void copiesHaveIdsOfTheirOwn() {
    assertThat(PopulationPlan.copyId("chunk-12", 0)).isEqualTo("chunk-12");
    assertThat(PopulationPlan.copyId("chunk-12", 2)).isEqualTo("chunk-12~3");
  }
}
