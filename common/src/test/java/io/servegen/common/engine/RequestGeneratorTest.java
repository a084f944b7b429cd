package io.servegen.common.engine;

import static io.servegen.common.engine.Workloads.WINDOW_MICROS;
import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.common.arrival.CountLaw;
import io.servegen.common.arrival.GapFamily;
import io.servegen.common.engine.Workloads.SteadyClient;
import io.servegen.common.length.ClientLengths;
import io.servegen.common.rate.TargetRate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestGeneratorTest {
  private static final List<SteadyClient> CLIENTS =
      List.of(
          new SteadyClient("heavy", 20, GapFamily.GAMMA, 0.25),
          new SteadyClient("steady", 2, GapFamily.WEIBULL, 1.5),
          new SteadyClient("sparse", 0.002, GapFamily.GAMMA, 0.25),
          new SteadyClient("sparse too", 0.01, GapFamily.EXPONENTIAL, 1));
  private static final long WINDOWS = 40;
  private static final ClientLengths LENGTHS = Workloads.uniformLengths(1000, 300);

  private static List<String> rows(
      long seed, List<SteadyClient> clients, double scale, long fromMicros, long toMicros) {
    Members members = Workloads.members(seed, clients, 16);
    return Workloads.rows(
        members,
        CountLaw.AUTO,
        Workloads.demand(members, clients, TargetRate.scaled(scale)),
        (member, window) -> LENGTHS,
        fromMicros,
        toMicros);
  }

  @Test
  void requestsComeInTimeOrderAndAllClientsSendThem() {
    List<String> rows = rows(1, CLIENTS, 1, 0, WINDOWS * WINDOW_MICROS);
    assertThat(rows)
        .isSortedAccordingTo(
            (a, b) ->
                Long.compare(Long.parseLong(a.split(" ")[0]), Long.parseLong(b.split(" ")[0])));
    for (SteadyClient client : CLIENTS) {
      assertThat(rows).anyMatch(row -> row.contains(" " + client.id() + " "));
    }
    double expected = WINDOWS * 600 * CLIENTS.stream().mapToDouble(SteadyClient::rate).sum();
    assertThat((double) rows.size()).isBetween(expected * 0.99, expected * 1.01);
  }

  @Test
  void aPartIsTheSameWhereverItIsCut() {
    long end = WINDOWS * WINDOW_MICROS;
    List<String> whole = rows(7, CLIENTS, 1, 0, end);
    for (int parts : new int[] {4, 37}) {
      List<String> joined = new ArrayList<>();
      for (int part = 0; part < parts; part++) {
        joined.addAll(rows(7, CLIENTS, 1, end * part / parts, end * (part + 1) / parts));
      }
      assertThat(joined).isEqualTo(whole);
    }
  }

  @Test
  void clientsThatChangeTheirLawAreTheSameWhereverTheyAreCut() {
    // A count of 20 is a renewal process, one of 40 is exact and ends its run; 0 is idle.
    double[] counts = {20, 40, 20, 20, 0, 20, 5, 90, 5, 5};
    double[] shapes = {0.5, 0.5, 0.5, 2, 2, 2, 2};
    Members members =
        Workloads.members(
            4,
            List.of(
                new SteadyClient("rate", 0, GapFamily.GAMMA, 1),
                new SteadyClient("shape", 0, GapFamily.GAMMA, 1)),
            16);
    DemandSource demand =
        Workloads.changingDemand(
            members,
            window ->
                List.of(
                    new SteadyClient(
                        "rate", counts[window % counts.length] / 600, GapFamily.GAMMA, 0.5),
                    new SteadyClient(
                        "shape", 0.01, GapFamily.WEIBULL, shapes[window % shapes.length])));
    LengthSource lengths = (member, window) -> LENGTHS;
    long end = 100 * WINDOW_MICROS;
    List<String> whole = Workloads.rows(members, CountLaw.AUTO, demand, lengths, 0, end);
    for (long cut = WINDOW_MICROS / 2; cut < end; cut += WINDOW_MICROS) {
      List<String> joined =
          new ArrayList<>(Workloads.rows(members, CountLaw.AUTO, demand, lengths, 0, cut));
      joined.addAll(Workloads.rows(members, CountLaw.AUTO, demand, lengths, cut, end));
      assertThat(joined).isEqualTo(whole);
    }
  }

  @Test
  void aWindowMadeInStepsEqualsTheSameWindowMadeAtOnce() {
    // 600 s at 2,202 requests/s are 1.3 million requests, five steps; each client alone needs
    // fewer.
    List<SteadyClient> clients =
        List.of(
            new SteadyClient("a", 300, GapFamily.GAMMA, 0.5),
            new SteadyClient("b", 400, GapFamily.WEIBULL, 0.7),
            new SteadyClient("c", 1500, GapFamily.EXPONENTIAL, 1),
            new SteadyClient("d", 0.01, GapFamily.GAMMA, 0.25));
    List<String> inSteps = rows(3, clients, 1, 0, WINDOW_MICROS);
    for (SteadyClient client : clients) {
      String name = " " + client.id() + " ";
      List<String> alone = rows(3, List.of(client), 1, 0, WINDOW_MICROS);
      assertThat(inSteps.stream().filter(row -> row.contains(name))).isEqualTo(alone);
    }
  }

  @Test
  void anotherSeedAndAnotherWeekGiveOtherRequests() {
    List<String> first = rows(1, CLIENTS, 1, 0, WINDOW_MICROS);
    assertThat(rows(2, CLIENTS, 1, 0, WINDOW_MICROS)).isNotEqualTo(first);
    long week = 1008 * WINDOW_MICROS;
    List<String> later =
        rows(1, CLIENTS, 1, week, week + WINDOW_MICROS).stream()
            .map(row -> Long.parseLong(row.split(" ")[0]) - week + row.substring(row.indexOf(' ')))
            .toList();
    assertThat(later).isNotEqualTo(first);
  }

  @Test
  void countsAgreeWithWhatIsGenerated() {
    Members members = Workloads.members(5, CLIENTS, 16);
    DemandSource demand = Workloads.demand(members, CLIENTS, TargetRate.constant(30));
    long from = WINDOW_MICROS / 3;
    long to = 9 * WINDOW_MICROS + 12345;
    List<Long> counts = new ArrayList<>();
    new RequestCounter(members, CountLaw.AUTO, demand, WINDOW_MICROS)
        .count(from, to, count -> counts.add(count.requests()));
    List<String> rows =
        Workloads.rows(members, CountLaw.AUTO, demand, (member, window) -> LENGTHS, from, to);
    for (int window = 0; window < counts.size(); window++) {
      long number = window;
      assertThat(
              rows.stream()
                  .filter(row -> Long.parseLong(row.split(" ")[0]) / WINDOW_MICROS == number))
          .hasSize(counts.get(window).intValue());
    }
  }
}
