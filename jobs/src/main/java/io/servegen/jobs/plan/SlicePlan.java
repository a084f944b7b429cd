package io.servegen.jobs.plan;

import io.servegen.common.engine.RequestCounter;
import io.servegen.common.engine.RequestCounter.WindowCount;
import io.servegen.jobs.cli.SparkRun;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.util.SerializableConfiguration;

/**
 * A plan with its requests counted and cut into slices.
 *
 * @param slices in time order
 * @param windows the requests of every window, in order
 * @param span where the trace begins and ends, and how it is cut
 * @param requests of all slices
 * @param clients how many clients send some
 * @param lost requests that were wanted in windows in which no client is active
 */
public record SlicePlan(
    List<Slice> slices,
    List<WindowCount> windows,
    TraceSpan span,
    long requests,
    long clients,
    double lost) {
  private static final int TASKS_PER_CORE = 4;

  /** Counts the requests of every window, in one Spark job, and cuts the slices. */
  public static SlicePlan of(
      SparkRun spark,
      Broadcast<TracePlan> planned,
      Broadcast<SerializableConfiguration> configuration,
      long sliceRequests) {
    TracePlan plan = planned.value();
    List<long[]> stretches = stretches(plan, spark.context());
    List<Counted> counted =
        spark
            .context()
            .parallelize(stretches, Math.max(1, stretches.size()))
            .map(stretch -> count(planned.value(), configuration.value().value(), stretch))
            .collect();
    List<WindowCount> counts = new ArrayList<>();
    BitSet active = new BitSet();
    for (Counted part : counted) {
      counts.addAll(part.windows());
      active.or(part.active());
    }
    TraceSpan span =
        new TraceSpan(plan.windowMicros(), plan.fromMicros(), plan.toMicros(), sliceRequests);
    return new SlicePlan(
        Slicer.cut(counts, span, 0),
        List.copyOf(counts),
        span,
        counts.stream().mapToLong(WindowCount::requests).sum(),
        active.cardinality(),
        counts.stream().mapToDouble(WindowCount::lost).sum());
  }

  /**
   * The slices that hold every request from one time to another, and no more windows than that
   * takes.
   */
  public List<Slice> between(long from, long to) {
    if (from <= span.fromMicros() && to >= span.toMicros()) {
      return slices;
    }
    long before = 0;
    List<WindowCount> inside = new ArrayList<>();
    for (WindowCount count : windows) {
      long start = count.window() * span.windowMicros();
      if (start + span.windowMicros() <= from) {
        before += count.requests();
      } else if (start < to) {
        inside.add(count);
      }
    }
    if (inside.isEmpty()) {
      return List.of();
    }
    long first = inside.get(0).window() * span.windowMicros();
    long end = (inside.get(inside.size() - 1).window() + 1) * span.windowMicros();
    return Slicer.cut(inside, span.between(first, end), before);
  }

  private record Counted(List<WindowCount> windows, BitSet active) implements Serializable {}

  private static Counted count(TracePlan plan, Configuration configuration, long[] stretch) {
    List<WindowCount> windows = new ArrayList<>();
    RequestCounter counter = new TraceEngine(plan, configuration).counter();
    counter.count(stretch[0], stretch[1], windows::add);
    return new Counted(windows, counter.active());
  }

  /**
   * Stretches of whole windows to count in one task each. A task walks the renewal runs that lead
   * into its stretch, so all but the first start where the longest runs do.
   */
  private static List<long[]> stretches(TracePlan plan, JavaSparkContext context) {
    long windows = plan.endWindow() - plan.firstWindow();
    long tasks = (long) TASKS_PER_CORE * Math.max(1, context.defaultParallelism());
    long perTask = Math.max((windows + tasks - 1) / tasks, 1);
    int longestRun = java.util.Arrays.stream(plan.runWindows()).max().orElse(1);
    long step = (perTask + longestRun - 1) / longestRun * longestRun;
    List<long[]> stretches = new ArrayList<>();
    long window = plan.firstWindow();
    while (window < plan.endWindow()) {
      long end = Math.floorDiv(window, step) * step + step;
      long from = Math.max(plan.fromMicros(), window * plan.windowMicros());
      long to = Math.min(plan.toMicros(), end * plan.windowMicros());
      stretches.add(new long[] {from, to});
      window = end;
    }
    return stretches;
  }
}
