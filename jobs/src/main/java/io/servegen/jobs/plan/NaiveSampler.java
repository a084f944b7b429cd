package io.servegen.jobs.plan;

import io.servegen.common.engine.ClientRates;
import io.servegen.common.length.ClientLengths;
import io.servegen.common.length.RequestLengths;
import io.servegen.common.length.ResampledLengths;
import io.servegen.common.random.Purpose;
import io.servegen.common.random.Streams;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.hadoop.conf.Configuration;

/**
 * Draws the sample of whole requests for the naive method: of every client in every window as many
 * as its part of its model's requests, over the whole used part of the profile.
 */
final class NaiveSampler {
  private static final int SAMPLE = 1 << 16;

  private final TracePlan plan;
  private final Configuration configuration;
  private final PoolIndex pool;
  private final List<String> models;
  private final int[] modelOfClient;

  private NaiveSampler(TracePlan plan, Configuration configuration) {
    this.plan = plan;
    this.configuration = configuration;
    this.pool = new PoolIndex(plan.pool(), plan.profiles().size());
    this.models = plan.pool().stream().map(PoolClient::model).distinct().sorted().toList();
    this.modelOfClient =
        plan.pool().stream().mapToInt(client -> models.indexOf(client.model())).toArray();
  }

  static NaiveSample sample(TracePlan plan, Configuration configuration) {
    NaiveSampler sampler = new NaiveSampler(plan, configuration);
    return new NaiveSample(
        sampler.models, sampler.modelOfClient, sampler.draw(sampler.ratesByModel()));
  }

  private double[] ratesByModel() {
    double[] totals = new double[models.size()];
    walk((window, rates, entry) -> totals[modelOfClient[rates.client(entry)]] += rates.rate(entry));
    return totals;
  }

  private List<List<int[]>> draw(double[] totals) {
    List<List<int[]>> samples = new ArrayList<>();
    models.forEach(model -> samples.add(new ArrayList<>()));
    // One member for each client: the pool itself, without copies.
    int[] each = new int[plan.pool().size() + 1];
    Arrays.setAll(each, client -> client);
    MemberLengths lengths = new MemberLengths(plan.withMembers(each), pool, configuration);
    RequestLengths drawn = new RequestLengths();
    UniformRandomProvider rounding =
        Streams.open(
            Streams.clientKey(plan.seed(), "", NaiveSample.CLIENT_ID), 0, Purpose.RESAMPLE);
    walk(
        (window, rates, entry) -> {
          int client = rates.client(entry);
          int model = modelOfClient[client];
          double wanted = SAMPLE * (rates.rate(entry) / totals[model]);
          long count = (long) (wanted + rounding.nextDouble());
          if (count > 0) {
            ClientLengths of = lengths.of(client, window);
            PoolClient identity = plan.pool().get(client);
            long key = Streams.clientKey(plan.seed(), identity.model(), identity.clientId());
            ClientLengths.LengthDraws draws = of.open(~key, window);
            for (long i = 0; i < count; i++) {
              draws.next(drawn);
              samples.get(model).add(ResampledLengths.pack(drawn));
            }
          }
        });
    return samples;
  }

  private interface Visitor {
    void visit(long window, ClientRates rates, int entry);
  }

  /** Goes through the active clients of every used window of every profile. */
  private void walk(Visitor visitor) {
    ArrivalsReader reader = new ArrivalsReader(plan, pool, configuration);
    long first = plan.profiles().get(0).firstWindow();
    int longest = plan.profiles().stream().mapToInt(ProfilePart::periodWindows).max().orElseThrow();
    for (long window = first; window < first + longest; window++) {
      ClientRates rates = reader.at(window);
      for (int entry = 0; entry < rates.size(); entry++) {
        visitor.visit(window, rates, entry);
      }
    }
  }
}
