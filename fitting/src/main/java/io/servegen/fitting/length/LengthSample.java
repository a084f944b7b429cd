package io.servegen.fitting.length;

import io.servegen.common.length.Histogram;
import io.servegen.fitting.likelihood.RecordedSample;
import io.servegen.fitting.likelihood.Recording;

/** A histogram of whole numbers made ready for the estimators. */
final class LengthSample {
  /** What a zero counts as in the logarithms, from which an ascent only starts. */
  private static final double ZERO = 0.3;

  private final RecordedSample recorded = new RecordedSample(Recording.ROUNDED, 1);
  private double[] values = new double[256];
  private double[] weights = new double[256];
  private double[] shares = new double[257];
  private int size;
  private double total;
  private double mean;
  private double meanLog;
  private double logVariance;

  void load(Histogram histogram) {
    size = histogram.size();
    if (values.length < size) {
      values = new double[2 * size];
      weights = new double[2 * size];
      shares = new double[2 * size + 1];
    }
    recorded.clear();
    total = histogram.total();
    double sum = 0;
    double logSum = 0;
    double logSquares = 0;
    double before = 0;
    for (int i = 0; i < size; i++) {
      double value = histogram.value(i);
      double weight = histogram.weight(i);
      if (!(value >= 0) || value != Math.rint(value)) {
        throw new IllegalArgumentException("length " + value + " is no whole number");
      }
      values[i] = value;
      weights[i] = weight;
      shares[i] = before / total;
      before += weight;
      recorded.add(value, weight);
      double log = Math.log(Math.max(ZERO, value));
      sum += weight * value;
      logSum += weight * log;
      logSquares += weight * log * log;
    }
    shares[size] = 1;
    mean = sum / total;
    meanLog = logSum / total;
    logVariance = logSquares / total - meanLog * meanLog;
  }

  RecordedSample recorded() {
    return recorded;
  }

  int size() {
    return size;
  }

  /** The values, ascending; only the first {@link #size()} count, here and in the others. */
  double[] values() {
    return values;
  }

  double[] weights() {
    return weights;
  }

  /** The share of the weight before each value, and 1 after the last. */
  double[] shares() {
    return shares;
  }

  double total() {
    return total;
  }

  double mean() {
    return mean;
  }

  double meanLog() {
    return meanLog;
  }

  double logSd() {
    return Math.sqrt(Math.max(1e-12, logVariance));
  }

  double min() {
    return values[0];
  }

  double max() {
    return values[size - 1];
  }
}
