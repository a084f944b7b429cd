package io.servegen.jobs.report.content;

import io.servegen.common.length.Histogram;
import io.servegen.fitting.score.LogBins;
import java.util.Arrays;

/**
 * Numbers that were counted in bins.
 *
 * @param values the middle of each bin that holds some, ascending
 * @param counts how many each holds
 */
record Distribution(double[] values, long[] counts) {
  private static final int MOST_POINTS = 300;

  static Distribution of(long[] countsByBin, LogBins bins, double unit) {
    int[] used =
        java.util.stream.IntStream.range(0, countsByBin.length)
            .filter(bin -> countsByBin[bin] > 0)
            .toArray();
    return new Distribution(
        Arrays.stream(used).mapToDouble(bin -> bins.middle(bin) / unit).toArray(),
        Arrays.stream(used).mapToLong(bin -> countsByBin[bin]).toArray());
  }

  boolean isEmpty() {
    return values.length == 0;
  }

  long total() {
    return Arrays.stream(counts).sum();
  }

  double mean() {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * counts[i];
    }
    return sum / total();
  }

  /** The least value that at least that part of all are not above; NaN where there is none. */
  double quantile(double probability) {
    double wanted = probability * total();
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += counts[i];
      if (sum >= wanted) {
        return values[i];
      }
    }
    return Double.NaN;
  }

  /** The part of all above each value. */
  double[] survival() {
    double[] survival = new double[values.length];
    long above = total();
    double total = above;
    for (int i = 0; i < values.length; i++) {
      above -= counts[i];
      survival[i] = above / total;
    }
    return survival;
  }

  /** As lengths in whole tokens, each bin at its middle. */
  Histogram histogram() {
    return Histogram.of(
        Arrays.stream(values).map(Math::floor).toArray(),
        Arrays.stream(counts).asDoubleStream().toArray());
  }

  /**
   * Places for a curve: all values, or so many of them that no two neighbours in the picture are
   * left out on a logarithmic axis.
   */
  int[] shown() {
    if (values.length <= MOST_POINTS) {
      return java.util.stream.IntStream.range(0, values.length).toArray();
    }
    double low = Math.log(Math.max(1e-9, values[0]));
    double step = (Math.log(values[values.length - 1]) - low) / MOST_POINTS;
    java.util.stream.IntStream.Builder chosen = java.util.stream.IntStream.builder();
    double next = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      double at = Math.log(Math.max(1e-9, values[i]));
      if (at >= next || i == values.length - 1) {
        chosen.add(i);
        next = at + step;
      }
    }
    return chosen.build().toArray();
  }

  /** The places that a logarithmic axis has room for: values, and parts above them, above zero. */
  int[] shownOnLogAxes() {
    double[] survival = survival();
    return Arrays.stream(shown()).filter(i -> values[i] > 0 && survival[i] > 0).toArray();
  }

  static double[] percent(double[] parts) {
    return Arrays.stream(parts).map(part -> 100 * part).toArray();
  }

  static double[] at(double[] numbers, int[] places) {
    return Arrays.stream(places).mapToDouble(place -> numbers[place]).toArray();
  }
}
