package io.servegen.jobs.report.content;

import io.servegen.jobs.report.measure.Measure;
import io.servegen.jobs.report.measure.Scope;
import io.servegen.jobs.report.measure.WindowStat;
import java.util.ArrayList;
import java.util.List;

/**
 * A workload's windows put together to steps of time that a chart can show: no more than {@link
 * #MOST_STEPS}, idle ones included.
 *
 * @param stepMicros the length of a step, a multiple of the window's
 * @param steps the steps, in order of time
 */
record TimeLine(long stepMicros, List<Step> steps) {
  private static final int MOST_STEPS = 1500;

  /**
   * What one step holds.
   *
   * @param startMicros its start
   * @param seconds how much of it the workload covers
   * @param windows the windows in it that have requests
   */
  record Step(long startMicros, double seconds, List<WindowStat> windows) {
    double rate() {
      return requests() / seconds;
    }

    long requests() {
      return windows.stream().mapToLong(WindowStat::requests).sum();
    }

    /** The root of the mean of the windows' CV², weighted by their requests. */
    double cv() {
      double squares = 0;
      double weight = 0;
      for (WindowStat window : windows) {
        double cv = window.cv();
        if (Double.isFinite(cv)) {
          squares += window.requests() * cv * cv;
          weight += window.requests();
        }
      }
      return weight == 0 ? Double.NaN : Math.sqrt(squares / weight);
    }

    double mean(Measure measure) {
      long having = having(measure);
      return having == 0 ? Double.NaN : (double) sum(measure) / having;
    }

    /** The mean tokens of an image; NaN without one. */
    double meanImageSize() {
      long images = sum(Measure.IMAGES);
      return images == 0 ? Double.NaN : (double) sum(Measure.IMAGE_SIZE) / images;
    }

    long having(Measure measure) {
      return windows.stream().mapToLong(window -> window.having()[measure.ordinal()]).sum();
    }

    long sum(Measure measure) {
      return windows.stream().mapToLong(window -> window.sum(measure)).sum();
    }
  }

  /** With steps as short as can be shown. */
  static TimeLine of(Subject subject) {
    return of(subject, subject.measured().scope().grid().micros());
  }

  /** With steps of no less than that length. */
  static TimeLine of(Subject subject, long leastMicros) {
    Scope scope = subject.measured().scope();
    long window = scope.grid().micros();
    long spanMicros = scope.span().endMicros() - scope.span().startMicros();
    long least = Math.max(leastMicros, spanMicros / MOST_STEPS + 1);
    long step = (least + window - 1) / window * window;
    List<Step> steps = new ArrayList<>();
    long start = Math.floorDiv(scope.span().startMicros(), step) * step;
    int next = 0;
    List<WindowStat> all = subject.measured().windows();
    for (; start < scope.span().endMicros(); start += step) {
      List<WindowStat> inside = new ArrayList<>();
      while (next < all.size() && all.get(next).startMicros() < start + step) {
        inside.add(all.get(next++));
      }
      double seconds =
          (Math.min(start + step, scope.span().endMicros())
                  - Math.max(start, scope.span().startMicros()))
              / 1e6;
      steps.add(new Step(start, seconds, inside));
    }
    return new TimeLine(step, steps);
  }

  /** The hours, or longer steps, that have at least so many requests with the measure. */
  static List<Step> hours(Subject subject, Measure measure, long atLeast) {
    return of(subject, 3_600_000_000L).steps().stream()
        .filter(step -> step.having(measure) >= atLeast)
        .toList();
  }
}
