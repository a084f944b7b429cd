package io.servegen.fitting.score;

/**
 * The Kolmogorov–Smirnov distance of two samples: the greatest difference of their empirical
 * distribution functions, sup |F(x) − G(x)|, between 0 and 1.
 */
public final class TwoSampleDistance {
  private TwoSampleDistance() {}

  /**
   * The distance of two samples.
   *
   * @param sortedA in ascending order, at least one
   * @param sortedB in ascending order, at least one
   */
  public static double of(double[] sortedA, double[] sortedB) {
    requireSome(sortedA.length, sortedB.length);
    double greatest = 0;
    int a = 0;
    int b = 0;
    while (a < sortedA.length && b < sortedB.length) {
      double at = Math.min(sortedA[a], sortedB[b]);
      while (a < sortedA.length && sortedA[a] == at) {
        a++;
      }
      while (b < sortedB.length && sortedB[b] == at) {
        b++;
      }
      greatest =
          Math.max(greatest, Math.abs((double) a / sortedA.length - (double) b / sortedB.length));
    }
    return greatest;
  }

  /**
   * The distance of two samples that were counted in the same ordered bins. It is exact where a bin
   * holds one value; else it can be too small, by no more than the greatest share of either sample
   * in one bin.
   *
   * @throws IllegalArgumentException if the bins differ in number, or a sample is empty
   */
  public static double ofCounts(long[] countsOfA, long[] countsOfB) {
    if (countsOfA.length != countsOfB.length) {
      throw new IllegalArgumentException(countsOfA.length + " bins for " + countsOfB.length);
    }
    long totalOfA = java.util.Arrays.stream(countsOfA).sum();
    long totalOfB = java.util.Arrays.stream(countsOfB).sum();
    requireSome(totalOfA, totalOfB);
    double greatest = 0;
    long a = 0;
    long b = 0;
    for (int bin = 0; bin < countsOfA.length; bin++) {
      a += countsOfA[bin];
      b += countsOfB[bin];
      greatest = Math.max(greatest, Math.abs((double) a / totalOfA - (double) b / totalOfB));
    }
    return greatest;
  }

  private static void requireSome(long a, long b) {
    if (a == 0 || b == 0) {
      throw new IllegalArgumentException("a distance to an empty sample");
    }
  }
}
