package io.servegen.jobs.window;

import io.servegen.common.length.LengthField;
import java.util.EnumMap;

/**
 * The lengths of what one client sent in one epoch, without failed requests; never empty.
 *
 * @param model the model that it called
 * @param clientId the client, or {@link io.servegen.jobs.table.Profiles#ALL_CLIENTS}
 * @param startMicros the epoch's start, in microseconds since 1970-01-01 00:00 UTC
 * @param codes how often each {@link LengthCode code} of a field occurs
 * @param sample some of the requests; empty for all clients together
 */
public record ClientEpoch(
    String model,
    String clientId,
    long startMicros,
    EnumMap<LengthField, Tally> codes,
    RequestSample sample) {

  /** The codes of a field; none where no request has it. */
  public Tally codes(LengthField field) {
    return codes.getOrDefault(field, Tally.empty());
  }
}
