package io.servegen.jobs.samplelogs;

import io.servegen.common.random.Purpose;
import io.servegen.common.random.Streams;
import java.util.Locale;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/** The requests of one client in the order in which it sent them. */
final class ClientLog {
  private static final int LONGEST_PROMPT = 128_000;
  private static final int LONGEST_ANSWER = 16_000;
  private static final double TAIL_SHARE = 0.05;
  private static final double TAIL_INDEX = 1.5;
  private static final int[] FAILURES = {429, 429, 500, 503, 504};

  private final SampleClient client;
  private final Traffic traffic;
  private final long startMillis;
  private final UniformRandomProvider random;
  private final ZigguratSampler.Exponential exponential;
  private final ZigguratSampler.NormalizedGaussian gaussian;

  ClientLog(SampleClient client, long seed, long startMillis) {
    long key = Streams.clientKey(seed, "sample-logs", client.apiKeyId());
    double startOfDay = Math.floorMod(startMillis, 86_400_000L) / 1000.0;
    this.client = client;
    this.startMillis = startMillis;
    this.traffic = client.traffic(startOfDay, Streams.open(key, 0, Purpose.ARRIVALS));
    this.random = Streams.open(key, 0, Purpose.INPUT_TOKENS);
    this.exponential = ZigguratSampler.Exponential.of(random);
    this.gaussian = ZigguratSampler.NormalizedGaussian.of(random);
  }

  /** The next request; their times never fall. */
  LoggedRequest next() {
    Traffic.Sent sent = traffic.next();
    String id = String.format(Locale.ROOT, "%016x%016x", random.nextLong(), random.nextLong());
    int prompt = Math.min(LONGEST_PROMPT, sent.context() + ownPrompt());
    boolean failed = random.nextDouble() < client.failureShare();
    int status = failed ? FAILURES[random.nextInt(FAILURES.length)] : 200;
    int answer =
        failed
            ? 0
            : (int)
                Math.min(
                    LONGEST_ANSWER, 1 + Math.floor(client.meanAnswer() * exponential.sample()));
    int latency = latencyMillis(prompt, answer, status);
    traffic.answered(prompt + answer, latency / 1000.0);
    return new LoggedRequest(
        startMillis + (long) Math.floor(sent.seconds() * 1000),
        latency,
        id,
        client,
        prompt,
        answer,
        status);
  }

  /** A log-normal body with a Pareto tail. */
  private int ownPrompt() {
    double tokens = client.medianPrompt() * Math.exp(client.promptSpread() * gaussian.sample());
    if (random.nextDouble() < TAIL_SHARE) {
      tokens = 2 * client.medianPrompt() * Math.exp(exponential.sample() / TAIL_INDEX);
    }
    return (int) Math.max(1, Math.min(LONGEST_PROMPT, Math.round(tokens)));
  }

  /** Prefill grows with the prompt, decoding with the answer; a refusal is quick. */
  private int latencyMillis(int prompt, int answer, int status) {
    double noise = Math.exp(0.3 * gaussian.sample());
    double millis =
        switch (status) {
          case 429 -> 5;
          case 504 -> 60_000;
          default -> 80 + 0.04 * prompt + 18.0 * answer;
        };
    return (int) Math.max(1, Math.round(millis * noise));
  }
}
