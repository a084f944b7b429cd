package io.servegen.jobs.generate;

import io.servegen.common.units.Durations;
import io.servegen.common.units.Quantities;
import io.servegen.common.units.Times;
import io.servegen.jobs.plan.SlicePlan;
import io.servegen.jobs.plan.TracePlan;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What generate tells the user. */
final class GenerateSummary {
  /** What a request takes in a file, about; 4.5 to 4.9 for text alone, more for items. */
  private static final double BYTES_PER_REQUEST = 6;

  /** What one core writes a second, about; 2.6 to 3.1 million for text alone, less for items. */
  private static final double REQUESTS_PER_CORE_SECOND = 2.5e6;

  private final PrintWriter out;

  GenerateSummary(PrintWriter out) {
    this.out = out;
  }

  /**
   * What a trace would be.
   *
   * @param cores how many tasks run at a time
   */
  void forecast(TracePlan plan, SlicePlan slices, int cores) {
    print(plan, slices, "would have");
    out.printf(
        Locale.ROOT,
        "about %s in %s files; about %s on %d cores%n",
        size(slices.requests() * BYTES_PER_REQUEST),
        Quantities.format(slices.slices().size()),
        Durations.format(
            Duration.ofSeconds(
                (long) Math.ceil(slices.requests() / REQUESTS_PER_CORE_SECOND / cores))),
        cores);
  }

  private static String size(double bytes) {
    return bytes < 1e9
        ? String.format(Locale.ROOT, "%.1f MB", bytes / 1e6)
        : String.format(Locale.ROOT, "%.1f GB", bytes / 1e9);
  }

  /** What a trace is. */
  void made(TracePlan plan, SlicePlan slices, List<SliceResult> results, String path) {
    print(plan, slices, "has");
    long requests = Math.max(1, slices.requests());
    out.printf(
        Locale.ROOT,
        "mean input %.1f tokens, mean output %.1f tokens%n",
        (double) results.stream().mapToLong(SliceResult::inputTokens).sum() / requests,
        (double) results.stream().mapToLong(SliceResult::outputTokens).sum() / requests);
    tellIfAny(
        results.stream().mapToLong(SliceResult::nearestEpoch).sum(),
        "took their lengths from another epoch of their client, which has none in theirs");
    tellIfAny(
        results.stream().mapToLong(SliceResult::pooled).sum(),
        "took their model's pooled lengths, since their client has none");
    out.printf("written to %s%n", path);
  }

  private void print(TracePlan plan, SlicePlan slices, String verb) {
    double seconds = (plan.toMicros() - plan.fromMicros()) / 1e6;
    out.printf(
        Locale.ROOT,
        "the trace %s %s requests of %s clients, %s to %s: %.3f requests/s%n",
        verb,
        Quantities.format(slices.requests()),
        Quantities.format(slices.clients()),
        Times.toInstant(plan.fromMicros()),
        Times.toInstant(plan.toMicros()),
        slices.requests() / seconds);
    tellIfAny(
        Math.round(slices.lost()),
        "of the target fall into windows in which no client is active, and are not there");
    if (plan.hasCopies() && plan.shiftWindows().length == 0) {
      out.println("copies of a client share its rate curve; --copy-shift sets them apart");
    }
  }

  private void tellIfAny(long requests, String what) {
    if (requests > 0) {
      out.printf("%s requests %s%n", Quantities.format(requests), what);
    }
  }
}
