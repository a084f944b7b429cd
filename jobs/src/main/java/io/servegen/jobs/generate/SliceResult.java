package io.servegen.jobs.generate;

import io.servegen.jobs.plan.Slice;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/**
 * What a slice's file holds, as its footer says too.
 *
 * @param slice which slice
 * @param firstMicros its first arrival
 * @param lastMicros its last arrival
 * @param inputTokens the sum of its input tokens
 * @param outputTokens the sum of its output tokens
 * @param nearestEpoch requests that took their lengths from another epoch of their client
 * @param pooled requests that took them from their model's other clients
 */
record SliceResult(
    Slice slice,
    long firstMicros,
    long lastMicros,
    long inputTokens,
    long outputTokens,
    long nearestEpoch,
    long pooled)
    implements Serializable {
  private static final String PREFIX = "servegen.";

  /** The footer's entries. */
  Map<String, String> toMetadata(String planHash) {
    Map<String, String> metadata = new HashMap<>();
    metadata.put(PREFIX + "plan", planHash);
    metadata.put(PREFIX + "requests", Long.toString(slice.requests()));
    metadata.put(PREFIX + "first_request_id", Long.toString(slice.firstRequestId()));
    metadata.put(PREFIX + "first", Long.toString(firstMicros));
    metadata.put(PREFIX + "last", Long.toString(lastMicros));
    metadata.put(PREFIX + "input_tokens", Long.toString(inputTokens));
    metadata.put(PREFIX + "output_tokens", Long.toString(outputTokens));
    metadata.put(PREFIX + "nearest_epoch", Long.toString(nearestEpoch));
    metadata.put(PREFIX + "pooled", Long.toString(pooled));
    return metadata;
  }

  /** Whether a footer is that of this slice under this plan. */
  static boolean matches(Map<String, String> metadata, Slice slice, String planHash) {
    return planHash.equals(metadata.get(PREFIX + "plan"))
        && Long.toString(slice.requests()).equals(metadata.get(PREFIX + "requests"))
        && Long.toString(slice.firstRequestId()).equals(metadata.get(PREFIX + "first_request_id"));
  }

  /** What a footer that {@link #matches} says. */
  static SliceResult of(Map<String, String> metadata, Slice slice) {
    return new SliceResult(
        slice,
        number(metadata, "first"),
        number(metadata, "last"),
        number(metadata, "input_tokens"),
        number(metadata, "output_tokens"),
        number(metadata, "nearest_epoch"),
        number(metadata, "pooled"));
  }

  private static long number(Map<String, String> metadata, String name) {
    return Long.parseLong(metadata.getOrDefault(PREFIX + name, "0"));
  }
}
