package io.servegen.jobs.report.measure;

import io.servegen.jobs.window.CodedNumbers;
import java.util.Arrays;

/**
 * All requests of a window: what each step of it holds, and the sum of every measure over the
 * window.
 */
final class WindowBuffer {
  /** Numbers of a step: requests, answered ones, and their input and output tokens. */
  static final int STEP_NUMBERS = 4;

  private final long windowMicros;
  private final long[] steps;
  private final long[] having = new long[Measure.COUNT];
  private final long[] sums = new long[Measure.COUNT];

  WindowBuffer(long windowMicros) {
    this.windowMicros = windowMicros;
    this.steps = new long[STEP_NUMBERS * Math.toIntExact(windowMicros / Steps.MICROS)];
  }

  void add(long arrival, RequestReading request) {
    int at = STEP_NUMBERS * (int) (Math.floorMod(arrival, windowMicros) / Steps.MICROS);
    steps[at]++;
    if (request.answered()) {
      steps[at + 1]++;
      steps[at + 2] += request.value(Measure.INPUT);
      steps[at + 3] += request.value(Measure.OUTPUT);
      for (int i = 0; i < Measure.COUNT; i++) {
        long value = request.value(MEASURES[i]);
        if (value != RequestReading.MISSING) {
          having[i]++;
          sums[i] += value;
        }
      }
    }
  }

  void clear() {
    for (long[] each : new long[][] {steps, having, sums}) {
      Arrays.fill(each, 0);
    }
  }

  /** Adds what {@link #encode} wrote. */
  void addAll(byte[] coded) {
    CodedNumbers numbers = new CodedNumbers(coded);
    for (long[] target : new long[][] {steps, having, sums}) {
      for (int i = 0; i < target.length; i++) {
        target[i] += numbers.next();
      }
    }
  }

  byte[] encode() {
    CodedNumbers numbers = new CodedNumbers();
    for (long[] source : new long[][] {steps, having, sums}) {
      for (long number : source) {
        numbers.put(number);
      }
    }
    return numbers.toBytes();
  }

  long[] steps() {
    return steps;
  }

  /** By measure, how many requests have it. */
  long[] having() {
    return having;
  }

  /** By measure, the sum; of sizes, over all items. */
  long[] sums() {
    return sums;
  }

  private static final Measure[] MEASURES = Measure.values();
}
