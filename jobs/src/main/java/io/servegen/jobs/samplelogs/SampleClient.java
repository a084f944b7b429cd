package io.servegen.jobs.samplelogs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;

/**
 * A client of the sample log. Rates fall off with the rank as in production, where a few clients
 * make most of the traffic; what a client does, its model and its lengths follow from the rank too,
 * so that the population is the same for every seed.
 *
 * @param rank 1 for the busiest
 * @param kind how it sends
 * @param model what it calls
 * @param requestsPerDay on average
 * @param medianPrompt tokens that it sends, without the context of earlier turns
 * @param promptSpread standard deviation of the prompt's logarithm
 * @param meanAnswer tokens that it gets
 * @param failureShare share of its requests that fail
 */
record SampleClient(
    int rank,
    Kind kind,
    String model,
    double requestsPerDay,
    double medianPrompt,
    double promptSpread,
    double meanAnswer,
    double failureShare) {
  private static final int CLIENTS = 64;
  private static final double BUSIEST_PER_DAY = 54_000;
  private static final double SKEW = 0.9;
  private static final double SECONDS_PER_DAY = 86_400;

  /** What a client does. */
  enum Kind {
    SERVICE,
    CHAT,
    BATCH,
    AGENT;
  }

  /** The built-in population, the busiest first. */
  static List<SampleClient> population() {
    List<SampleClient> clients = new ArrayList<>(CLIENTS);
    for (int rank = 1; rank <= CLIENTS; rank++) {
      clients.add(ofRank(rank));
    }
    return clients;
  }

  private static SampleClient ofRank(int rank) {
    Kind kind = Kind.values()[rank % Kind.values().length];
    double vary = (rank * 37 % CLIENTS) / (double) CLIENTS;
    double medianPrompt =
        switch (kind) {
          case SERVICE -> 300 + 900 * vary;
          case CHAT -> 60 + 120 * vary;
          case BATCH -> 1500 + 3000 * vary;
          case AGENT -> 3000 + 6000 * vary;
        };
    double meanAnswer =
        switch (kind) {
          case SERVICE -> 40 + 160 * vary;
          case CHAT -> 250 + 250 * vary;
          case BATCH -> 100 + 500 * vary;
          case AGENT -> 80 + 120 * vary;
        };
    return new SampleClient(
        rank,
        kind,
        rank % 3 == 0 ? "atlas-large" : "atlas-mini",
        BUSIEST_PER_DAY * Math.pow(rank, -SKEW),
        medianPrompt,
        kind == Kind.SERVICE ? 0.35 : 0.6 + 0.6 * vary,
        meanAnswer,
        kind == Kind.BATCH ? 0.03 : 0.006);
  }

  /** What stands for it in the log. */
  String apiKeyId() {
    return String.format(Locale.ROOT, "key-%s-%02d", kind.name().toLowerCase(Locale.ROOT), rank);
  }

  /**
   * Its traffic.
   *
   * @param startOfDay the time of day at which the log starts, in seconds
   */
  Traffic traffic(double startOfDay, UniformRandomProvider random) {
    double rate = requestsPerDay / SECONDS_PER_DAY;
    double peak = (13 + rank * 5 % 9) * 3600.0;
    return switch (kind) {
      case SERVICE ->
          new SteadyTraffic(rate, 0.8 + rank % 5, new DailyCycle(0.15, peak), startOfDay, random);
      case CHAT -> new ChatTraffic(rate, new DailyCycle(0.75, peak), startOfDay, random);
      case BATCH -> new BatchTraffic(rate, 40 + requestsPerDay / 60, 1 + 20 * rate, random);
      case AGENT -> new SteadyTraffic(rate, 0.3, new DailyCycle(0.5, peak), startOfDay, random);
    };
  }
}
