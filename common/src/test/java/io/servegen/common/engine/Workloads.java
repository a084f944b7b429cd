package io.servegen.common.engine;

import io.servegen.common.arrival.CountLaw;
import io.servegen.common.arrival.GapFamily;
import io.servegen.common.length.ClientLengths;
import io.servegen.common.length.DrawnLengths;
import io.servegen.common.length.LengthField;
import io.servegen.common.length.LengthTable;
import io.servegen.common.random.Streams;
import io.servegen.common.rate.TargetRate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/** Small workloads in memory, for tests of the engine. */
final class Workloads {
  static final long WINDOW_MICROS = 600_000_000L;

  /** What a client of the pool does in every window. */
  record SteadyClient(String id, double rate, GapFamily family, double shape) {}

  private Workloads() {}

  static Members members(long seed, List<SteadyClient> clients, int runWindows) {
    List<Member> members = new ArrayList<>();
    for (SteadyClient client : clients) {
      members.add(
          new Member("m", client.id(), Streams.clientKey(seed, "m", client.id()), runWindows));
    }
    return new Members(members);
  }

  static DemandSource demand(Members members, List<SteadyClient> clients, TargetRate target) {
    int[] firstMember = new int[clients.size() + 1];
    for (int i = 0; i <= clients.size(); i++) {
      firstMember[i] = i;
    }
    ClientRates rates = new ClientRates();
    for (int i = 0; i < clients.size(); i++) {
      SteadyClient client = clients.get(i);
      rates.add(i, client.rate(), client.family(), client.shape());
    }
    Population population = new Population(members, firstMember, new int[0]);
    return new ClientDemand(population, window -> rates, target, WINDOW_MICROS);
  }

  /** As {@link #demand}, with clients that do something else in each window. */
  static DemandSource changingDemand(Members members, IntFunction<List<SteadyClient>> clients) {
    int[] firstMember = new int[members.size() + 1];
    Arrays.setAll(firstMember, client -> client);
    RateSource source =
        window -> {
          ClientRates rates = new ClientRates();
          List<SteadyClient> now = clients.apply((int) window);
          for (int i = 0; i < now.size(); i++) {
            if (now.get(i).rate() > 0) {
              rates.add(i, now.get(i).rate(), now.get(i).family(), now.get(i).shape());
            }
          }
          return rates;
        };
    Population population = new Population(members, firstMember, new int[0]);
    return new ClientDemand(population, source, TargetRate.scaled(1), WINDOW_MICROS);
  }

  static ClientLengths uniformLengths(int inputs, int outputs) {
    return new DrawnLengths(
        Map.of(
            LengthField.INPUT_TOKENS, uniform(inputs), LengthField.OUTPUT_TOKENS, uniform(outputs)),
        List.of());
  }

  private static LengthTable uniform(int size) {
    double[] values = new double[size];
    double[] weights = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = i + 1;
      weights[i] = 1;
    }
    return LengthTable.of(LengthField.INPUT_TOKENS, values, weights);
  }

  /** A request as a line: its time, client and lengths. */
  static List<String> rows(
      Members members,
      CountLaw law,
      DemandSource demand,
      LengthSource lengths,
      long fromMicros,
      long toMicros) {
    List<String> rows = new ArrayList<>();
    RequestGenerator generator =
        new RequestGenerator(members, law, demand, lengths, WINDOW_MICROS, fromMicros, toMicros);
    while (generator.hasNext()) {
      RequestBatch batch = generator.next();
      for (int rank = 0; rank < batch.size(); rank++) {
        int place = batch.place(rank);
        rows.add(
            batch.arrivalMicros(rank)
                + " "
                + members.get(batch.member(place)).clientId()
                + " "
                + batch.inputTokens(place)
                + " "
                + batch.outputTokens(place));
      }
    }
    return rows;
  }
}
