package io.servegen.jobs.report.fidelity;

import io.servegen.fitting.score.Dispersion;
import io.servegen.jobs.report.measure.Measured;
import io.servegen.jobs.report.measure.Scope;
import io.servegen.jobs.report.measure.WindowStat;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The index of dispersion of a workload's counts, at each of {@link WindowStat#SCALES}. */
public final class Dispersions {
  private Dispersions() {}

  /**
   * Over all whole steps that the workload covers; NaN where there are fewer than two, or where the
   * clock is coarser than the step.
   */
  public static double[] of(Measured workload) {
    double[] indices = new double[WindowStat.SCALES.length];
    for (int i = 0; i < indices.length; i++) {
      indices[i] = index(workload, i);
    }
    return indices;
  }

  /**
   * Inside the windows for which the condition holds: of the steps that divide them, windows
   * without requests left out.
   */
  static double[] of(Measured workload, Predicate<WindowStat> condition) {
    List<WindowStat> chosen = workload.windows().stream().filter(condition).toList();
    double[] indices = new double[WindowStat.SCALES.length];
    for (int i = 0; i < indices.length; i++) {
      double[] sums = sums(chosen, i);
      boolean manyInWindow = WindowStat.SCALES[i] * 1_000_000 < workload.scope().grid().micros();
      indices[i] =
          manyInWindow && isTold(workload.scope(), i)
              ? Dispersion.index((long) sums[0], sums[1], sums[2])
              : Double.NaN;
    }
    return indices;
  }

  private static double index(Measured workload, int scale) {
    Scope scope = workload.scope();
    long stepMicros = WindowStat.SCALES[scale] * 1_000_000;
    long steps = scope.wholeSteps(stepMicros);
    if (!isTold(scope, scale)) {
      return Double.NaN;
    }
    if (scope.grid().micros() % stepMicros == 0) {
      double[] sums = sums(workload.windows(), scale);
      return Dispersion.index(steps, sums[1], sums[2]);
    }
    Map<Long, Long> requestsByStep = new HashMap<>();
    for (WindowStat window : workload.windows()) {
      long start = Math.floorDiv(window.startMicros(), stepMicros) * stepMicros;
      if (start >= scope.span().startMicros() && start + stepMicros <= scope.span().endMicros()) {
        requestsByStep.merge(start, window.requests(), Long::sum);
      }
    }
    double sum = 0;
    double squares = 0;
    for (long requests : requestsByStep.values()) {
      sum += requests;
      squares += (double) requests * requests;
    }
    return Dispersion.index(steps, sum, squares);
  }

  private static boolean isTold(Scope scope, int scale) {
    return scope.clock().tickMicros() <= WindowStat.SCALES[scale] * 1_000_000;
  }

  private static double[] sums(List<WindowStat> windows, int scale) {
    double[] sums = new double[3];
    for (WindowStat window : windows) {
      double[] ofWindow = Arrays.copyOfRange(window.scales(), 3 * scale, 3 * scale + 3);
      for (int i = 0; i < sums.length; i++) {
        sums[i] += ofWindow[i];
      }
    }
    return sums;
  }
}
