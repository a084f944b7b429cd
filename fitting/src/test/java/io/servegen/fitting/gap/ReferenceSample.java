package io.servegen.fitting.gap;

import io.servegen.common.arrival.GapFamily;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;

/** The samples of {@code reference_fits.py}, drawn the same way to within a few last bits. */
final class ReferenceSample {
  private ReferenceSample() {}

  static GapSample draw(GapFamily family, double shape, int count, long seed) {
    UniformRandomProvider random = new SplitMix64(seed);
    GapSample sample = new GapSample();
    for (int i = 0; i < count; i++) {
      sample.add(family == GapFamily.GAMMA ? gamma(random, shape) : weibull(random, shape));
    }
    return sample;
  }

  private static double uniform(UniformRandomProvider random) {
    return ((random.nextLong() >>> 11) + 0.5) * 0x1p-53;
  }

  private static double weibull(UniformRandomProvider random, double shape) {
    return Math.pow(-Math.log(uniform(random)), 1 / shape);
  }

  /** Marsaglia and Tsang, with normals by Box and Muller. */
  private static double gamma(UniformRandomProvider random, double shape) {
    double boost = shape < 1 ? Math.pow(uniform(random), 1 / shape) : 1;
    double d = (shape < 1 ? shape + 1 : shape) - 1. / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double radius = Math.sqrt(-2 * Math.log(uniform(random)));
      double z = radius * Math.cos(2 * Math.PI * uniform(random));
      double v = Math.pow(1 + c * z, 3);
      double u = uniform(random);
      if (v > 0 && Math.log(u) < z * z / 2 + d * (1 - v + Math.log(v))) {
        return d * v * boost;
      }
    }
  }
}
