package io.servegen.jobs.window;

import java.io.Serializable;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The clients with so many requests that the windows of one epoch are too much for one task. Theirs
 * are spread window by window; the others' stay together by epoch, which makes less to merge. Who
 * is one is estimated from a sample: it decides where work is done, and never what comes out.
 *
 * @param byModel their ids
 */
public record HeavyClients(Map<String, Set<String>> byModel) implements Serializable {
  /** Fewer occurrences in a sample may be chance. */
  private static final long MIN_OCCURRENCES = 4;

  /**
   * Those of the models surveyed.
   *
   * @param epochs the epochs that are kept together
   * @param requestsPerTask what a task is to have; a quarter of it in one epoch is too much
   */
  public static HeavyClients of(Survey survey, WindowGrid epochs, long requestsPerTask) {
    return new HeavyClients(
        survey.models().entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey,
                    model -> heavy(model.getValue(), epochs, requestsPerTask / 4.0))));
  }

  private static Set<String> heavy(ModelSurvey model, WindowGrid epochs, double mostPerEpoch) {
    Collection<String> sample = model.sampledClients();
    long first = epochs.startOf(model.firstMicros());
    double covered = 1 + Math.floor((model.lastMicros() - first) / (double) epochs.micros());
    double perOccurrence = model.requests() / covered / sample.size();
    return sample.stream()
        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()))
        .entrySet()
        .stream()
        .filter(client -> client.getValue() >= MIN_OCCURRENCES)
        .filter(client -> client.getValue() * perOccurrence > mostPerEpoch)
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  boolean has(String model, String clientId) {
    return byModel.getOrDefault(model, Set.of()).contains(clientId);
  }
}
