package io.servegen.jobs.export;

import io.servegen.jobs.table.TraceSlice;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which requests of a trace are exported.
 *
 * @param range when they arrive
 * @param models which models they call; all where it is empty
 * @param filter a condition in SQL over the trace's columns
 * @param limit how many of them, the first
 */
record Selection(TimeRange range, List<String> models, @Nullable String filter, long limit) {
  Selection {
    models = List.copyOf(models);
  }

  /** Whether every request in {@link #range} is taken, up to {@link #limit}. */
  boolean takesAll() {
    return models.isEmpty() && filter == null;
  }

  /**
   * The slices that have to be read.
   *
   * @param mayDrop whether requests are left out for their lengths
   */
  List<TraceSlice> slices(List<TraceSlice> all, boolean mayDrop) {
    List<TraceSlice> slices = new ArrayList<>();
    long certain = 0;
    for (TraceSlice slice : all) {
      if (certain >= limit) {
        break;
      }
      if (range.touches(slice)) {
        slices.add(slice);
        if (takesAll() && !mayDrop && range.holds(slice)) {
          certain += slice.requests();
        }
      }
    }
    return slices;
  }
}
