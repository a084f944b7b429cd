package io.servegen.fitting.gap;

import java.util.Arrays;

/**
 * A sample made ready for the estimators: sorted, so that sums do not depend on the order of
 * adding, and with the logarithms that Gamma and Weibull need. Everything is relative to the mean
 * gap: the sums then lose no digits to the unit.
 */
final class SortedGaps {
  private double[] gaps = new double[256];
  private double[] logs = new double[256];
  private int count;
  private double mean;
  private double meanLog;

  /** Takes a sample of at least one gap over zero. */
  void load(GapSample sample) {
    count = sample.count();
    if (gaps.length < count) {
      int length = Math.max(count, (int) Math.min(Integer.MAX_VALUE - 8L, 2L * gaps.length));
      gaps = new double[length];
      logs = new double[length];
    }
    sample.copyTo(gaps);
    Arrays.sort(gaps, 0, count);
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += gaps[i];
    }
    mean = sum / count;
    double perMean = 1 / mean;
    double logSum = 0;
    for (int i = 0; i < count; i++) {
      logs[i] = Math.log(gaps[i] * perMean);
      logSum += logs[i];
    }
    meanLog = logSum / count;
  }

  int count() {
    return count;
  }

  double mean() {
    return mean;
  }

  /** The sorted gaps in seconds; only the first {@link #count()} are of this sample. */
  double[] values() {
    return gaps;
  }

  /** ln(gap / mean) of each, ascending; minus infinity for a zero. */
  double[] logs() {
    return logs;
  }

  /** The mean of {@link #logs()}: at most 0, and 0 only if all gaps are equal. */
  double meanLog() {
    return meanLog;
  }

  boolean hasZeros() {
    return gaps[0] == 0;
  }

  boolean allEqual() {
    return gaps[0] == gaps[count - 1];
  }
}
