package io.servegen.jobs.report.content;

import io.servegen.jobs.report.measure.ItemLoads;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Finding 8: one client with items of one size, whose ramp lifts the load of all. */
final class LoadFinding {
  private static final long HOUR_MICROS = 3_600_000_000L;
  private static final double MUCH = 0.25;

  private LoadFinding() {}

  /**
   * An hour's load.
   *
   * @param startMicros its start
   * @param all tokens of all items
   * @param ofClient those of one client's
   */
  private record Hour(long startMicros, double all, double ofClient) {}

  static void ask(ItemLoads loads, Answers answers) {
    ItemLoads.Largest client = loads.largest();
    List<Hour> hours = hours(loads);
    boolean told = hours.size() >= Findings.MIN_HOURS;
    Hour peak = hours.stream().max(Comparator.comparingDouble(Hour::all)).orElse(null);
    double explained = peak == null ? 0 : explained(hours, peak);
    answers.add(
        8,
        "One client whose items are all of one size lifts the load of all with its own (a quarter"
            + " and more of the rise from the mean to the peak hour)",
        told ? client != null && explained >= MUCH : null,
        client == null || peak == null
            ? "none of "
                + Numbers.count(loads.clients())
                + " clients with items sends them in one size"
            : Numbers.count(loads.uniform())
                + " of "
                + Numbers.count(loads.clients())
                + " clients send items of one size (nine tenths of their tokens, within 5 %), "
                + Numbers.percent(loads.uniformShare())
                + " of all items' tokens; the largest, "
                + client.clientId()
                + " with "
                + Numbers.count(client.size())
                + " tokens each, "
                + (told
                    ? "makes "
                        + Numbers.percent(explained)
                        + " of the rise to the peak hour, "
                        + Words.time(peak.startMicros())
                    : "in fewer than " + Findings.MIN_HOURS + " hours"));
  }

  /** The client's part of what the peak has above the mean hour. */
  private static double explained(List<Hour> hours, Hour peak) {
    double rise = peak.all() - Numbers.mean(hours, Hour::all);
    return rise <= 0 ? 0 : (peak.ofClient() - Numbers.mean(hours, Hour::ofClient)) / rise;
  }

  private static List<Hour> hours(ItemLoads loads) {
    Map<Long, Hour> hours = new TreeMap<>();
    for (ItemLoads.Window window : loads.windows()) {
      long start = Math.floorDiv(window.startMicros(), HOUR_MICROS) * HOUR_MICROS;
      hours.merge(
          start,
          new Hour(start, window.tokens(), window.ofLargest()),
          (a, b) -> new Hour(start, a.all() + b.all(), a.ofClient() + b.ofClient()));
    }
    return new ArrayList<>(hours.values());
  }
}
