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
  private double logDispersion;

  /**
   * Takes a sample of at least one gap over zero.
   *
   * @param least what a smaller gap counts as in the logarithms
   */
  void load(GapSample sample, double least) {
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
    double counted = 0;
    for (int i = 0; i < count; i++) {
      double relative = Math.max(least, gaps[i]) * perMean;
      logs[i] = Math.log(relative);
      logSum += logs[i];
      counted += relative;
    }
    meanLog = logSum / count;
    logDispersion = Math.log(counted / count) - meanLog;
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

  /** ln(gap / mean) of each, ascending; minus infinity for a zero that counts as one. */
  double[] logs() {
    return logs;
  }

  /** The mean of {@link #logs()}. */
  double meanLog() {
    return meanLog;
  }

  /** ln(mean gap) − mean(ln gap), with the gaps as they count in the logarithms: at least 0. */
  double logDispersion() {
    return logDispersion;
  }

  /** The standard deviation of {@link #logs()}. */
  double logSd() {
    double squares = 0;
    for (int i = 0; i < count; i++) {
      squares += (logs[i] - meanLog) * (logs[i] - meanLog);
    }
    return Math.sqrt(squares / count);
  }

  boolean hasZeros() {
    return gaps[0] == 0;
  }

  boolean allEqual() {
    return gaps[0] == gaps[count - 1];
  }
}
