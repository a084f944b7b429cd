package io.servegen.jobs.plan;

import io.servegen.common.UserException;
import io.servegen.common.length.ClientLengths;
import io.servegen.jobs.table.Profiles;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;

/**
 * The length model of each member, epoch by epoch: its client's own, else that of the client's
 * nearest epoch, else the model's pooled one.
 */
final class MemberLengths implements TraceEngine.TraceLengths {
  private final TracePlan plan;
  private final PoolIndex pool;
  private final List<String> models;
  private final int[] clientOfMember;
  private final List<LengthsReader> readers = new ArrayList<>();

  /** What the current window uses: by source epoch, or −1 for the pooled rows. */
  private final List<Map<Integer, EpochLengths>> loaded = new ArrayList<>();

  private final int[] epochs;
  private long window = Long.MIN_VALUE;
  private final BitSet nearest = new BitSet();
  private final BitSet pooled = new BitSet();

  MemberLengths(TracePlan plan, PoolIndex pool, Configuration configuration) {
    this.plan = plan;
    this.pool = pool;
    this.models = plan.pool().stream().map(PoolClient::model).distinct().toList();
    this.clientOfMember = new int[plan.firstMember()[plan.pool().size()]];
    for (int client = 0; client < plan.pool().size(); client++) {
      for (int member = plan.firstMember()[client];
          member < plan.firstMember()[client + 1];
          member++) {
        clientOfMember[member] = client;
      }
    }
    this.epochs = new int[plan.profiles().size()];
    java.util.Arrays.fill(epochs, -1);
    for (ProfilePart profile : plan.profiles()) {
      readers.add(new LengthsReader(profile, configuration));
      loaded.add(new HashMap<>());
    }
  }

  @Override
  public ClientLengths of(int member, long traceWindow) {
    if (traceWindow != window) {
      enter(traceWindow);
    }
    PoolClient client = plan.pool().get(clientOfMember[member]);
    int profile = client.profile();
    int epoch = epochs[profile];
    int source = client.sourceEpoch(epoch, plan.profiles().get(profile).epochStarts());
    if (source < 0) {
      pooled.set(member);
      return pooled(profile, epoch, client.model());
    }
    if (!client.hasOwn(epoch)) {
      nearest.set(member);
    }
    ClientLengths own = own(profile, source, epoch).of(clientOfMember[member]);
    if (own == null) {
      throw new IllegalStateException("the plan says that " + client + " has lengths");
    }
    return own;
  }

  /** Whether the member took another epoch's lengths in the window that was asked for last. */
  @Override
  public boolean tookNearest(int member) {
    return nearest.get(member);
  }

  /** Whether it took its model's pooled lengths. */
  @Override
  public boolean tookPooled(int member) {
    return pooled.get(member);
  }

  private void enter(long traceWindow) {
    window = traceWindow;
    nearest.clear();
    pooled.clear();
    for (int profile = 0; profile < epochs.length; profile++) {
      ProfilePart part = plan.profiles().get(profile);
      int epoch = part.epochOf(part.profileWindow(traceWindow));
      if (epoch != epochs[profile]) {
        epochs[profile] = epoch;
        loaded.get(profile).clear();
      }
    }
  }

  private EpochLengths own(int profile, int source, int use) {
    return loaded
        .get(profile)
        .computeIfAbsent(
            source,
            epoch ->
                LengthCache.get(
                    new LengthCache.Key(plan.hash(), profile, source, use),
                    () -> load(profile, source, use)));
  }

  private EpochLengths load(int profile, int source, int use) {
    long[] starts = plan.profiles().get(profile).epochStarts();
    PoolIndex.Search search = pool.search(profile);
    return EpochLengths.load(
        readers.get(profile),
        source,
        plan.lengths(),
        plan.pool().size(),
        row -> {
          int client = search.find(row.model(), row.clientId());
          return client >= 0 && plan.pool().get(client).sourceEpoch(use, starts) == source
              ? client
              : -1;
        });
  }

  /** The model's pooled lengths of the epoch, or of the nearest that has some. */
  private ClientLengths pooled(int profile, int epoch, String model) {
    int epochCount = plan.profiles().get(profile).epochStarts().length;
    for (int distance = 0; distance < epochCount; distance++) {
      for (int source : new int[] {epoch - distance, epoch + distance}) {
        if (source >= 0 && source < epochCount) {
          ClientLengths found = pooledOf(profile, source).of(models.indexOf(model));
          if (found != null) {
            return found;
          }
        }
      }
    }
    throw UserException.data(
        "no client of " + model + " has lengths",
        "a request needs the lengths of its client, or of its model's other clients",
        "fit a log in which some requests of that model were answered");
  }

  private EpochLengths pooledOf(int profile, int source) {
    return loaded
        .get(profile)
        .computeIfAbsent(
            -1 - source,
            key ->
                LengthCache.get(
                    new LengthCache.Key(plan.hash(), profile, source, -1),
                    () ->
                        EpochLengths.load(
                            readers.get(profile),
                            source,
                            plan.lengths(),
                            models.size(),
                            row ->
                                row.clientId().is(Profiles.ALL_CLIENTS)
                                    ? models.indexOf(row.model().toString())
                                    : -1)));
  }
}
