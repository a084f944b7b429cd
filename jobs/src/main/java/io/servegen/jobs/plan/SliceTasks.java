package io.servegen.jobs.plan;

import java.util.ArrayList;
import java.util.List;

/** Which slices are made together. */
public final class SliceTasks {
  /**
   * Slices of one window that a task makes: each task of a window must walk the window from its
   * start, and more tasks mean that more cores share one window.
   */
  private static final int MOST_OF_A_WINDOW = 8;

  private SliceTasks() {}

  /** The slices by task, in order. */
  public static List<List<Slice>> of(List<Slice> slices) {
    List<List<Slice>> tasks = new ArrayList<>();
    for (Slice slice : slices) {
      List<Slice> last = tasks.isEmpty() ? List.of() : tasks.get(tasks.size() - 1);
      if (!last.isEmpty()
          && last.size() < MOST_OF_A_WINDOW
          && last.get(0).sharesStretchWith(slice)) {
        last.add(slice);
      } else {
        tasks.add(new ArrayList<>(List.of(slice)));
      }
    }
    return tasks;
  }
}
