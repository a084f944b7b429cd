package io.servegen.jobs.plan;

import io.servegen.common.engine.ClientDemand;
import io.servegen.common.engine.DemandSource;
import io.servegen.common.engine.LengthSource;
import io.servegen.common.engine.Member;
import io.servegen.common.engine.Members;
import io.servegen.common.engine.NaiveDemand;
import io.servegen.common.engine.Population;
import io.servegen.common.engine.RequestCounter;
import io.servegen.common.engine.RequestGenerator;
import io.servegen.common.engine.WindowDemand;
import io.servegen.common.length.ClientLengths;
import io.servegen.common.length.RequestLengths;
import io.servegen.common.length.ResampledLengths;
import io.servegen.common.random.Streams;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

/**
 * The engine of one task: a plan with readers of its profiles. It belongs to one thread, and goes
 * through the trace forwards.
 */
public final class TraceEngine {
  private final TracePlan plan;
  private final Configuration configuration;
  private final PoolIndex pool;
  private final Members members;
  private final DemandSource demands;

  /** An engine that reads the profiles by {@code configuration}. */
  public TraceEngine(TracePlan plan, Configuration configuration) {
    this.plan = plan;
    this.configuration = configuration;
    this.pool = new PoolIndex(plan.pool(), plan.profiles().size());
    ArrivalsReader rates = new ArrivalsReader(plan, pool, configuration);
    NaiveSample naive = plan.naive();
    if (naive == null) {
      this.members = clientMembers(plan);
      this.demands =
          new ClientDemand(
              new Population(members, plan.firstMember(), plan.shiftWindows()),
              rates,
              plan.target(),
              plan.windowMicros());
    } else {
      this.members = naiveMembers(plan, naive);
      this.demands =
          new NaiveDemand(
              naive.memberOfClient(), members.size(), rates, plan.target(), plan.windowMicros());
    }
  }

  /** The clients of the trace, by number. */
  public Members members() {
    return members;
  }

  /** What is wanted of each of them. */
  DemandSource demands() {
    return demands;
  }

  /** Counts the requests of windows. */
  RequestCounter counter() {
    return new RequestCounter(members, plan.counts(), demands, plan.windowMicros());
  }

  /**
   * Makes as much of the requests of a stretch of time as a reader needs.
   *
   * @param hasLengths whether lengths are wanted
   * @param wanted the members whose requests are wanted; null for all
   * @param counted whether the requests of the others are wanted too, without lengths, because they
   *     count
   */
  public RequestGenerator requests(
      boolean hasLengths,
      @Nullable BitSet wanted,
      boolean counted,
      long fromMicros,
      long toMicros) {
    LengthSource lengths = hasLengths ? lengths() : null;
    return new RequestGenerator(
        members,
        plan.counts(),
        wanted == null || counted ? demands : new DemandOfSome(demands, wanted),
        lengths == null || wanted == null ? lengths : new LengthsOfSome(lengths, wanted),
        plan.windowMicros(),
        fromMicros,
        toMicros);
  }

  /** Makes the requests of a stretch of time, with lengths from {@link #lengths}. */
  public RequestGenerator requests(TraceLengths lengths, long fromMicros, long toMicros) {
    return new RequestGenerator(
        members, plan.counts(), demands, lengths, plan.windowMicros(), fromMicros, toMicros);
  }

  /** The length models of the members. */
  public TraceLengths lengths() {
    NaiveSample naive = plan.naive();
    return naive == null ? new MemberLengths(plan, pool, configuration) : new NaiveLengths(naive);
  }

  /** Length models that tell where they had to make do. */
  public interface TraceLengths extends LengthSource {
    /** Whether the member took another epoch's lengths in the window that was asked for last. */
    boolean tookNearest(int member);

    /** Whether it took its model's pooled lengths. */
    boolean tookPooled(int member);
  }

  /** What is wanted of some members; their shares of the target stay what they are. */
  private record DemandOfSome(DemandSource all, BitSet wanted) implements DemandSource {
    @Override
    public void fill(long window, WindowDemand demand) {
      all.fill(window, demand);
      demand.keep(wanted);
    }
  }

  /** The lengths of some members; the others' requests have none. */
  private record LengthsOfSome(LengthSource all, BitSet wanted) implements LengthSource {
    @Override
    public ClientLengths of(int member, long window) {
      return wanted.get(member) ? all.of(member, window) : (key, ofWindow) -> RequestLengths::clear;
    }
  }

  private static Members clientMembers(TracePlan plan) {
    List<Member> members = new ArrayList<>(plan.members());
    for (int number = 0; number < plan.pool().size(); number++) {
      PoolClient client = plan.pool().get(number);
      int copies = plan.firstMember()[number + 1] - plan.firstMember()[number];
      for (int copy = 0; copy < copies; copy++) {
        String id = PopulationPlan.copyId(client.clientId(), copy);
        members.add(
            new Member(
                client.model(),
                id,
                Streams.clientKey(plan.seed(), client.model(), id),
                plan.runWindows()[number]));
      }
    }
    return new Members(members);
  }

  private static Members naiveMembers(TracePlan plan, NaiveSample naive) {
    return new Members(
        naive.models().stream()
            .map(
                model ->
                    new Member(
                        model,
                        NaiveSample.CLIENT_ID,
                        Streams.clientKey(plan.seed(), model, NaiveSample.CLIENT_ID),
                        1))
            .toList());
  }

  private static final class NaiveLengths implements TraceLengths {
    private final List<ResampledLengths> models;

    NaiveLengths(NaiveSample sample) {
      models = sample.requests().stream().map(ResampledLengths::new).toList();
    }

    @Override
    public ClientLengths of(int member, long window) {
      return models.get(member);
    }

    @Override
    public boolean tookNearest(int member) {
      return false;
    }

    @Override
    public boolean tookPooled(int member) {
      return false;
    }
  }
}
