package io.servegen.jobs.plan;

import io.servegen.common.UserException;
import io.servegen.common.rate.TargetRate;
import io.servegen.jobs.cli.SparkRun;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** Makes the plan of a trace from its settings and its profiles. */
public final class Planner {
  private static final long DAY_MICROS = 86_400_000_000L;

  /** Enough expected requests that a renewal run's burstiness survives its two ends. */
  private static final double RUN_REQUESTS = 30;

  private final SparkRun spark;
  private final TraceSettings settings;

  public Planner(SparkRun spark, TraceSettings settings) {
    this.spark = spark;
    this.settings = settings;
  }

  /** The plan. It reads the profiles' small tables and no request. */
  public TracePlan plan() {
    List<ProfilePart> parts = new ArrayList<>();
    List<PoolClient> pool = new ArrayList<>();
    List<ProfileLoader> loaders = new ArrayList<>();
    for (int i = 0; i < settings.profiles().size(); i++) {
      ProfileLoader loader = new ProfileLoader(spark, settings, i);
      ProfilePart part = loader.part();
      parts.add(part);
      pool.addAll(loader.clients(part.epochStarts()));
      loaders.add(loader);
    }
    checkPool(pool);
    long windowMicros = windowOf(parts);
    ProfilePart first = parts.get(0);
    long from =
        settings.startMicros() == null
            ? first.firstWindow() * windowMicros
            : settings.startMicros();
    long to =
        from
            + (settings.durationMicros() == null
                ? first.periodWindows() * windowMicros
                : settings.durationMicros());
    if (settings.isCut()) {
      parts.replaceAll(part -> part.anchoredAt(Math.floorDiv(from, windowMicros)));
    }
    TargetRate target =
        RateLoader.target(spark.storage(), settings.rate(), loaders, parts, from, to);
    PopulationPlan population =
        PopulationPlan.of(
            pool,
            settings.clients().of(pool.size()),
            copyShift(parts, windowMicros),
            settings.seed());
    double poolRate = pool.stream().mapToDouble(PoolClient::meanRate).sum();
    double memberFactor =
        (poolRate > 0 ? target.typicalFactor(poolRate) : 1) / copies(pool, population);
    TracePlan plan =
        new TracePlan(
            "",
            settings.seed(),
            List.copyOf(parts),
            List.copyOf(pool),
            population.firstMember(),
            population.shiftWindows(),
            runWindows(pool, memberFactor, windowMicros),
            target,
            settings.counts(),
            settings.lengths(),
            null,
            windowMicros,
            from,
            to);
    plan = plan.withHash(hash(plan));
    return settings.method() == TraceOptions.Method.NAIVE
        ? plan.withNaive(NaiveSampler.sample(plan, spark.storage().configuration()))
        : plan;
  }

  private void checkPool(List<PoolClient> pool) {
    if (pool.isEmpty()) {
      throw UserException.usage(
          "no client is left", "--filter and --models keep none of the profile's", "loosen them");
    }
    Set<String> seen = new HashSet<>();
    for (PoolClient client : pool) {
      if (!seen.add(client.model().length() + client.model() + client.clientId())) {
        throw UserException.data(
            "client '" + client.clientId() + "' of " + client.model() + " is in two profiles",
            "several profiles are put together as different clients",
            "give profiles that share no client, or use --filter or --models");
      }
    }
  }

  private static long windowOf(List<ProfilePart> parts) {
    long window = parts.get(0).windowMicros();
    for (ProfilePart part : parts) {
      if (part.windowMicros() != window) {
        throw UserException.data(
            "the profiles' windows are of "
                + window / 1e6
                + " s and "
                + part.windowMicros() / 1e6
                + " s",
            "a trace is made in windows of one length",
            "fit them again with the same --window");
      }
    }
    if (DAY_MICROS % window != 0) {
      throw UserException.data(
          "the profile's windows are of " + window / 1e6 + " s",
          "a day must be a whole number of windows",
          "fit it again with a --window such as 10m");
    }
    return window;
  }

  /** The greatest shift of a copy, in windows; no more than the profile repeats after. */
  private int copyShift(List<ProfilePart> parts, long windowMicros) {
    if (settings.copyShiftMicros() > 0 && settings.copyShiftMicros() < windowMicros) {
      throw UserException.usage(
          "--copy-shift is shorter than the profile's windows of " + windowMicros / 1e6 + " s",
          "copies are shifted by whole windows, since rates are known by window",
          "give a window's length or more, such as 1h");
    }
    int longest = parts.stream().mapToInt(ProfilePart::periodWindows).max().orElseThrow();
    return (int) Math.min(longest, settings.copyShiftMicros() / windowMicros);
  }

  private static double copies(List<PoolClient> pool, PopulationPlan population) {
    return Math.max(1e-9, (double) population.firstMember()[pool.size()] / pool.size());
  }

  private static int[] runWindows(List<PoolClient> pool, double factor, long windowMicros) {
    int most = Integer.highestOneBit((int) Math.max(1, DAY_MICROS / windowMicros));
    return pool.stream()
        .mapToInt(
            client -> {
              double expected = client.meanRate() * factor * (windowMicros / 1e6);
              if (expected >= RUN_REQUESTS) {
                return 1;
              }
              double wanted = RUN_REQUESTS / Math.max(expected, 1e-9);
              return wanted >= most ? most : Integer.highestOneBit((int) Math.ceil(wanted) * 2 - 1);
            })
        .toArray();
  }

  /** What tells this plan's files from those of any other. */
  private String hash(TracePlan plan) {
    StringBuilder text = new StringBuilder(settings.toString());
    for (ProfilePart part : plan.profiles()) {
      text.append('\n').append(part.identity());
      text.append('\n').append(part.firstWindow()).append(' ').append(part.periodWindows());
    }
    if (settings.rate().form() == RateSpec.Form.CURVE) {
      text.append('\n').append(spark.storage().readText(settings.rate().file()));
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
