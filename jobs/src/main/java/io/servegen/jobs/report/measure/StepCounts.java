package io.servegen.jobs.report.measure;

import io.servegen.jobs.window.LongList;

/** The counts of arrivals in the steps of one window, at one length of step. */
final class StepCounts {
  private StepCounts() {}

  /**
   * Of the steps that the span holds whole: how many there are, the sum of their counts and of the
   * counts' squares. The step must divide the window.
   */
  static double[] of(LongList arrivals, long windowStart, long stepMicros, Scope scope) {
    double steps = 0;
    double sum = 0;
    double squares = 0;
    int next = 0;
    long end = windowStart + scope.grid().micros();
    for (long start = windowStart; start < end; start += stepMicros) {
      long inStep = 0;
      while (next < arrivals.size() && arrivals.get(next) < start + stepMicros) {
        next++;
        inStep++;
      }
      if (scope.holds(start, stepMicros)) {
        steps++;
        sum += inStep;
        squares += (double) inStep * inStep;
      }
    }
    return new double[] {steps, sum, squares};
  }
}
