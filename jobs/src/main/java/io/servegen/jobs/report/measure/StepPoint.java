package io.servegen.jobs.report.measure;

import io.servegen.jobs.window.WindowGrid;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.sql.Row;

/**
 * A step of three seconds with requests: a point of the scatter.
 *
 * @param startMicros its start
 * @param requests the arrivals in it
 * @param answered those of them that did not fail
 * @param input their input tokens
 * @param output their output tokens
 */
public record StepPoint(long startMicros, long requests, long answered, long input, long output) {

  /** The steps with requests of a row of {@link Measured#steps}. */
  public static List<StepPoint> of(Row window, WindowGrid grid) {
    long start = window.getLong(0);
    WindowBuffer buffer = new WindowBuffer(grid.micros());
    buffer.addAll(window.getAs(1));
    long[] steps = buffer.steps();
    List<StepPoint> points = new ArrayList<>();
    for (int i = 0; i < steps.length; i += WindowBuffer.STEP_NUMBERS) {
      if (steps[i] > 0) {
        points.add(
            new StepPoint(
                start + i / WindowBuffer.STEP_NUMBERS * Steps.MICROS,
                steps[i],
                steps[i + 1],
                steps[i + 2],
                steps[i + 3]));
      }
    }
    return points;
  }

  /** Requests per second. */
  public double rate() {
    return requests / Steps.SECONDS;
  }

  public double meanInput() {
    return (double) input / answered;
  }

  public double meanOutput() {
    return (double) output / answered;
  }

  public boolean isOdd() {
    return Steps.isOdd(startMicros);
  }
}
