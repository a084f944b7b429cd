package io.servegen.jobs.plan;

import java.util.ArrayList;
import java.util.List;

/** Which slices are made together. */
public final class SliceTasks {
  /** Enough that the cores end at about the same time. */
  private static final int TASKS_PER_CORE = 2;

  private SliceTasks() {}

  /**
   * The slices by task, in order. Each task of a window must walk the window from its start to its
   * own slices, so a window that is cut is shared among tasks only where there are too few windows
   * for the cores.
   *
   * @param cores how many tasks can run at once
   */
  public static List<List<Slice>> of(List<Slice> slices, int cores) {
    List<List<Slice>> stretches = new ArrayList<>();
    for (Slice slice : slices) {
      List<Slice> last = stretches.isEmpty() ? List.of() : stretches.get(stretches.size() - 1);
      if (!last.isEmpty() && last.get(0).sharesStretchWith(slice)) {
        last.add(slice);
      } else {
        stretches.add(new ArrayList<>(List.of(slice)));
      }
    }
    long wanted = (long) TASKS_PER_CORE * Math.max(1, cores);
    int each = (int) ceilDiv(wanted, Math.max(1, stretches.size()));
    List<List<Slice>> tasks = new ArrayList<>();
    for (List<Slice> stretch : stretches) {
      int size = (int) ceilDiv(stretch.size(), each);
      for (int from = 0; from < stretch.size(); from += size) {
        tasks.add(new ArrayList<>(stretch.subList(from, Math.min(stretch.size(), from + size))));
      }
    }
    return tasks;
  }

  private static long ceilDiv(long dividend, long divisor) {
    return (dividend + divisor - 1) / divisor;
  }
}
