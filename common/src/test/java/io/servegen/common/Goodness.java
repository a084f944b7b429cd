package io.servegen.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;

/**
 * Tests of samples against laws. All are at the level 10⁻⁶: with the fixed seeds of the tests they
 * pass or fail for good; under other seeds, one in a million would fail by chance.
 */
public final class Goodness {
  /** z with P(|Z| &gt; z) = 10⁻⁶ for a standard normal Z. */
  public static final double Z = 4.892;

  /** The limit of D√n at the level 10⁻⁶, from 2 exp(−2x²) = 10⁻⁶ (Kolmogorov's law, its tail). */
  private static final double KOLMOGOROV = 2.694;

  private static final double LEVEL = 1e-6;

  private Goodness() {}

  /** Kolmogorov–Smirnov against a continuous law that is known in full. */
  public static void assertFollows(double[] sample, DoubleUnaryOperator cdf) {
    assertThat(distance(sample, cdf) * Math.sqrt(sample.length)).isLessThan(KOLMOGOROV);
  }

  /** Kolmogorov–Smirnov between two samples. */
  public static void assertSameLaw(double[] a, double[] b) {
    double[] x = a.clone();
    double[] y = b.clone();
    Arrays.sort(x);
    Arrays.sort(y);
    double distance = 0;
    int j = 0;
    for (int i = 0; i < x.length; i++) {
      while (i + 1 < x.length && x[i + 1] == x[i]) {
        i++;
      }
      while (j < y.length && y[j] <= x[i]) {
        j++;
      }
      distance = Math.max(distance, Math.abs((i + 1.0) / x.length - (double) j / y.length));
    }
    double n = (double) x.length * y.length / (x.length + y.length);
    assertThat(distance * Math.sqrt(n)).isLessThan(KOLMOGOROV);
  }

  /** The greatest distance between a sample's distribution function and a continuous one. */
  public static double distance(double[] sample, DoubleUnaryOperator cdf) {
    double[] sorted = sample.clone();
    Arrays.sort(sorted);
    double distance = 0;
    for (int i = 0; i < sorted.length; i++) {
      double probability = cdf.applyAsDouble(sorted[i]);
      distance = Math.max(distance, (i + 1.0) / sorted.length - probability);
      distance = Math.max(distance, probability - (double) i / sorted.length);
    }
    return distance;
  }

  /** Pearson's chi-square of counts against probabilities, none of which is too small for it. */
  public static void assertProportions(long[] counts, double[] probabilities) {
    long n = Arrays.stream(counts).sum();
    double statistic = 0;
    for (int i = 0; i < counts.length; i++) {
      double expected = n * probabilities[i];
      assertThat(expected).as("expected count of cell %d", i).isGreaterThan(5);
      statistic += (counts[i] - expected) * (counts[i] - expected) / expected;
    }
    double p =
        1
            - new ChiSquaredDistribution(null, counts.length - 1.0, 1e-12)
                .cumulativeProbability(statistic);
    assertThat(p).as("chi-square %.1f of %d cells", statistic, counts.length).isGreaterThan(LEVEL);
  }

  /** Pearson's chi-square of counts that should be equal. */
  public static void assertUniform(long[] counts) {
    double[] probabilities = new double[counts.length];
    Arrays.fill(probabilities, 1.0 / counts.length);
    assertProportions(counts, probabilities);
  }

  /** That the mean of a large sample is {@code expected}, by its own standard error. */
  public static void assertMean(double[] sample, double expected) {
    double mean = Arrays.stream(sample).average().orElseThrow();
    double squares = Arrays.stream(sample).map(x -> (x - mean) * (x - mean)).sum();
    double error = Math.sqrt(squares / (sample.length - 1) / sample.length);
    assertThat(Math.abs(mean - expected))
        .as("mean %s, expected %s, standard error %s", mean, expected, error)
        .isLessThanOrEqualTo(Z * error + 1e-12 * Math.abs(expected));
  }
}
