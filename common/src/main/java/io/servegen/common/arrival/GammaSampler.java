package io.servegen.common.arrival;

import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

/**
 * Draws from the Gamma law of scale 1 by the method of Marsaglia and Tsang ("A simple method for
 * generating gamma variables", ACM TOMS 26, 2000). For a shape below 1 it draws of the shape k + 1
 * and multiplies by U^(1/k), as exp(−E/k) with E exponential.
 *
 * <p>Commons RNG has the same for shapes of 1 and more, but below 1, where most clients are, a
 * rejection that takes two powers or logarithms a try: 57 to 80 ns a draw against 40 here, in half
 * of the time that a request takes.
 */
final class GammaSampler implements ContinuousSampler {
  private final UniformRandomProvider random;
  private final ContinuousSampler normal;
  private final ContinuousSampler exponential;
  private final boolean boosted;
  private final double inverseShape;
  private final double d;
  private final double c;

  GammaSampler(UniformRandomProvider random, double shape) {
    this.random = random;
    this.normal = ZigguratSampler.NormalizedGaussian.of(random);
    this.exponential = ZigguratSampler.Exponential.of(random);
    this.boosted = shape < 1;
    this.inverseShape = 1 / shape;
    this.d = (boosted ? shape + 1 : shape) - 1.0 / 3;
    this.c = 1 / Math.sqrt(9 * d);
  }

  @Override
  public double sample() {
    double gamma = d * cube();
    return boosted ? gamma * Math.exp(-exponential.sample() * inverseShape) : gamma;
  }

  private double cube() {
    while (true) {
      double x = normal.sample();
      double root = 1 + c * x;
      if (root > 0) {
        double v = root * root * root;
        double u = random.nextDouble();
        double square = x * x;
        // The squeeze takes all but two in a hundred; the logarithms decide those.
        if (u < 1 - 0.0331 * square * square
            || Math.log(u) < 0.5 * square + d * (1 - v + Math.log(v))) {
          return v;
        }
      }
    }
  }
}
