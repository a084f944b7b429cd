package io.servegen.jobs.report.measure;

import io.servegen.fitting.score.LogBins;
import io.servegen.jobs.window.LongList;

/** The gaps between arrivals, summed up and counted. */
final class GapSums {
  private final LogBins bins;
  private final Counts codes = new Counts();
  private long gaps;
  private double sum;
  private double squares;

  GapSums(LogBins bins) {
    this.bins = bins;
  }

  /** Starts again, with the gaps between these arrivals, which ascend. */
  void load(LongList arrivals) {
    codes.clear();
    gaps = Math.max(0, arrivals.size() - 1);
    sum = 0;
    squares = 0;
    for (int i = 1; i < arrivals.size(); i++) {
      long micros = arrivals.get(i) - arrivals.get(i - 1);
      double seconds = micros / 1e6;
      sum += seconds;
      squares += seconds * seconds;
      codes.add(Steps.code(bins.binOf(micros), Steps.isOdd(arrivals.get(i))));
    }
  }

  long gaps() {
    return gaps;
  }

  double sum() {
    return sum;
  }

  double squares() {
    return squares;
  }

  byte[] codes() {
    return codes.encode();
  }

  /** The coefficient of variation from sums; NaN with fewer than two gaps, or only zeros. */
  static double cv(long gaps, double sum, double squares) {
    if (gaps < 2 || !(sum > 0)) {
      return Double.NaN;
    }
    double mean = sum / gaps;
    return Math.sqrt(Math.max(0, squares / gaps - mean * mean)) / mean;
  }
}
