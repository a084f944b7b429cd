package io.servegen.common.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.servegen.common.arrival.GapFamily;
import io.servegen.common.rate.RateCurve;
import io.servegen.common.rate.TargetRate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClientDemandTest {
  private static final long T = 600_000_000L;

  /** A pool of three: the rates of a, b and c by window; c has a law of its own. */
  private static final double[][] RATES = {{1, 3, 0}, {2, 0, 6}, {0, 0, 0}, {0.1, 0.2, 0.7}};

  private static ClientRates at(long window) {
    ClientRates rates = new ClientRates();
    double[] now = RATES[Math.floorMod(window, RATES.length)];
    for (int client = 0; client < now.length; client++) {
      if (now[client] > 0) {
        rates.add(client, now[client], GapFamily.GAMMA, client + 1);
      }
    }
    return rates;
  }

  private static Population population(int[] copies, int... shifts) {
    int[] firstMember = new int[copies.length + 1];
    List<Member> members = new ArrayList<>();
    for (int client = 0; client < copies.length; client++) {
      for (int copy = 0; copy < copies[client]; copy++) {
        members.add(new Member("m", "c" + client + "~" + copy, members.size(), 1));
      }
      firstMember[client + 1] = members.size();
    }
    return new Population(new Members(members), firstMember, shifts);
  }

  private static WindowDemand fill(Population population, TargetRate target, long window) {
    WindowDemand demand = new WindowDemand();
    new ClientDemand(population, ClientDemandTest::at, target, T).fill(window, demand);
    return demand;
  }

  private static double[] expected(WindowDemand demand, int members) {
    double[] expected = new double[members];
    for (int entry = 0; entry < demand.size(); entry++) {
      expected[demand.member(entry)] += demand.expected(entry);
      assertThat(entry == 0 || demand.member(entry) > demand.member(entry - 1)).isTrue();
    }
    return expected;
  }

  @Test
  void everyClientHasItsShareOfTheTarget() {
    Population pool = population(new int[] {1, 1, 1});
    assertThat(expected(fill(pool, TargetRate.scaled(0.01), 0), 3)).containsExactly(6, 18, 0);
    assertThat(expected(fill(pool, TargetRate.constant(16), 1), 3)).containsExactly(2400, 0, 7200);
    WindowDemand demand = fill(pool, TargetRate.constant(16), 1);
    assertThat(demand.shape(1)).isEqualTo(3);
    assertThat(demand.family(1)).isEqualTo(GapFamily.GAMMA);
    assertThat(demand.total()).isEqualTo(9600);
    assertThat(demand.lost()).isZero();
  }

  @Test
  void aWindowWithoutActiveClientsLosesItsTarget() {
    Population pool = population(new int[] {1, 1, 1});
    assertThat(fill(pool, TargetRate.constant(16), 2).lost()).isEqualTo(9600);
    assertThat(fill(pool, TargetRate.constant(16), 2).size()).isZero();
    assertThat(fill(pool, TargetRate.scaled(5), 2).lost()).isZero();
    // Only b and c are in the trace, and neither is active: c has no copy.
    Population some = population(new int[] {0, 1, 0});
    assertThat(fill(some, TargetRate.scaled(1), 1).lost()).isEqualTo(4800);
    assertThat(fill(some, TargetRate.scaled(1), 1).size()).isZero();
  }

  @Test
  void copiesShareWhatTheTargetGives() {
    Population copies = population(new int[] {2, 1, 0});
    // a twice and b once: 1 + 1 + 3 of the pool's 4 requests/s.
    double[] expected = expected(fill(copies, TargetRate.scaled(1), 0), 3);
    assertThat(expected[0]).isEqualTo(expected[1]).isCloseTo(480, within(1e-9));
    assertThat(expected[2]).isCloseTo(1440, within(1e-9));
  }

  @Test
  void shiftedCopiesTakeTheRatesOfOtherWindows() {
    // a, a one window later, b two windows earlier, c unshifted.
    Population shifted = population(new int[] {2, 1, 1}, 0, 1, -2, 0);
    // In window 1: a has 2, its copy a's rate of window 0, b its rate of window 3, c its own.
    double[] expected = expected(fill(shifted, TargetRate.constant(10), 1), 4);
    double total = 2 + 1 + 0.2 + 6;
    double[] rates = {2, 1, 0.2, 6};
    for (int member = 0; member < 4; member++) {
      assertThat(expected[member]).isCloseTo(6000 * rates[member] / total, within(1e-9));
    }
    // In window 2 the pool is idle, so x1 wants nothing; a constant rate goes to the shifted: a's
    // copy has a's rate of window 1, and b its rate of window 4, which is that of window 0.
    assertThat(fill(shifted, TargetRate.scaled(1), 2).size()).isZero();
    expected = expected(fill(shifted, TargetRate.constant(10), 2), 4);
    assertThat(expected[1]).isCloseTo(2400, within(1e-9));
    assertThat(expected[2]).isCloseTo(3600, within(1e-9));
  }

  /** The last bit too: what a client sends must not depend on the company it keeps. */
  @Test
  void atAFixedRatePerClientNoClientChangesAnother() {
    TargetRate factors = new RateCurve(new double[] {0, 3600}, new double[] {0.3, 1.7}, true, 0);
    for (TargetRate target : List.of(TargetRate.scaled(1), TargetRate.scaled(0.1), factors)) {
      for (double other = 1e-3; other < 1e4; other *= 1.37) {
        double company = other;
        WindowDemand alone = new WindowDemand();
        WindowDemand together = new WindowDemand();
        Population one = population(new int[] {1});
        Population two = population(new int[] {1, 1});
        new ClientDemand(one, window -> rates(0.05), target, T).fill(5, alone);
        new ClientDemand(two, window -> rates(0.05, company), target, T).fill(5, together);
        assertThat(together.expected(0)).isEqualTo(alone.expected(0));
      }
    }
  }

  private static ClientRates rates(double... rates) {
    ClientRates all = new ClientRates();
    for (int client = 0; client < rates.length; client++) {
      all.add(client, rates[client], GapFamily.EXPONENTIAL, 1);
    }
    return all;
  }

  @Test
  void theNaiveWayIsOneGammaProcessForEachModel() {
    // a and b call one model, c another. CV² of a is 1, of b 1/2, of c 1/3.
    NaiveDemand naive =
        new NaiveDemand(new int[] {0, 0, 1}, 2, ClientDemandTest::at, TargetRate.scaled(1), T);
    WindowDemand demand = new WindowDemand();
    naive.fill(3, demand);
    assertThat(demand.expected(0)).isCloseTo(180, within(1e-9));
    assertThat(demand.expected(1)).isCloseTo(420, within(1e-9));
    assertThat(1 / demand.shape(0)).isCloseTo((0.1 * 1 + 0.2 / 2) / 0.3, within(1e-12));
    assertThat(1 / demand.shape(1)).isCloseTo(1 / 3.0, within(1e-12));
    naive.fill(2, demand);
    assertThat(demand.size()).isZero();
  }
}
