package io.servegen.common.arrival;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.distribution.GammaDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.WeibullDistribution;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/**
 * Exact counts as their definition says, with another generator and other samplers: tᵢ = T·frac(U +
 * Σ_{j≤i} gⱼ / Σ g), on a clock of microseconds.
 */
final class PlainCircle {
  private final RandomGenerator random;
  private final RealDistribution law;

  PlainCircle(long seed, GapFamily family, double shape) {
    this.random = new Well19937c(new SplittableRandom(seed).nextLong());
    this.law =
        family == GapFamily.WEIBULL
            ? new WeibullDistribution(random, shape, 1)
            : new GammaDistribution(random, family == GapFamily.GAMMA ? shape : 1, 1);
  }

  /** The probability of a gap of at most x times the mean. */
  double cdf(double x) {
    return law.cumulativeProbability(x * law.getNumericalMean());
  }

  /** The sums of the first gap, of the first two, and so on. */
  double[] sums(int count) {
    double[] sums = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += law.sample();
      sums[i] = sum;
    }
    return sums;
  }

  long[] window(int count, long windowMicros) {
    double[] sums = sums(count);
    double turn = random.nextDouble();
    double total = sums[count - 1];
    return Arrays.stream(sums)
        .map(s -> turn + s / total)
        .mapToLong(place -> (long) ((place - Math.floor(place)) * windowMicros))
        .sorted()
        .toArray();
  }
}
