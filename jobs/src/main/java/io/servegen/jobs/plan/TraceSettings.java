package io.servegen.jobs.plan;

import io.servegen.common.UserException;
import io.servegen.common.arrival.CountLaw;
import io.servegen.common.units.Durations;
import io.servegen.common.units.Quantities;
import io.servegen.common.units.Times;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The options of a trace, read and checked.
 *
 * @param profiles folders of profiles, at least one
 * @param startMicros when the trace starts; null for the profile's start
 * @param durationMicros how long it is; null for the profile's span
 * @param seed the seed of every stream
 * @param rate the total rate
 * @param clients how many clients
 * @param copyShiftMicros the greatest shift of a copy
 * @param filter a condition over the clients table; null for all clients
 * @param models the models to keep; empty for all
 * @param from where the used part of the profile starts; null for its start
 * @param to where it ends; null for its end
 * @param counts the law of the counts
 * @param lengths where lengths are drawn from
 * @param method how the trace is made
 * @param sliceRequests requests in a slice, about
 */
public record TraceSettings(
    List<String> profiles,
    @Nullable Long startMicros,
    @Nullable Long durationMicros,
    long seed,
    RateSpec rate,
    ClientsSpec clients,
    long copyShiftMicros,
    @Nullable String filter,
    List<String> models,
    @Nullable Position from,
    @Nullable Position to,
    CountLaw counts,
    TraceOptions.LengthModel lengths,
    TraceOptions.Method method,
    long sliceRequests) {

  /**
   * A place in the profile.
   *
   * @param offset whether {@code micros} counts from the profile's first window
   * @param micros microseconds from there, or since 1970-01-01 00:00 UTC
   */
  public record Position(boolean offset, long micros) {
    static Position parse(String text) {
      return Durations.isDuration(text)
          ? new Position(true, Durations.toMicros(Durations.parse(text)))
          : new Position(false, Times.parseMicros(text));
    }

    /** The time, in a profile that starts at {@code profileStart}. */
    long micros(long profileStart) {
      return offset ? profileStart + micros : micros;
    }
  }

  /** Whether a part of the profile is chosen: the trace starts with it and repeats it. */
  boolean isCut() {
    return from != null || to != null;
  }

  static TraceSettings of(TraceOptions options) {
    if (options.profiles.isEmpty()) {
      throw UserException.usage(
          "no --profiles are given", "a trace is made from them", "give a folder of profiles");
    }
    long sliceRequests = Quantities.parse(options.sliceRequests);
    if (sliceRequests < 1) {
      throw UserException.usage(
          "--slice-requests is 0", "a slice holds at least one request", "give a count such as 4M");
    }
    return new TraceSettings(
        List.copyOf(options.profiles),
        options.start == null ? null : Times.parseMicros(options.start),
        options.duration == null
            ? null
            : Durations.toMicros(Durations.parsePositive("--duration", options.duration)),
        options.seed,
        RateSpec.parse(options.rate),
        ClientsSpec.parse(options.clients),
        Durations.toMicros(Durations.parse(options.copyShift)),
        options.filter,
        List.copyOf(options.models),
        options.from == null ? null : Position.parse(options.from),
        options.to == null ? null : Position.parse(options.to),
        options.counts,
        options.lengths,
        options.method,
        sliceRequests);
  }
}
