package io.servegen.fitting.gap;

import io.servegen.common.math.RegularizedGamma;
import io.servegen.fitting.KolmogorovSmirnov;

/** The distribution functions of the families of gaps. */
final class GapLaws {
  private GapLaws() {}

  /** The law of a fit, on a continuous clock. */
  static KolmogorovSmirnov.Law of(GapFit fit) {
    double shape = fit.shape();
    double perScale = 1 / fit.scale();
    return switch (fit.family()) {
      case EXPONENTIAL -> x -> -Math.expm1(-x * perScale);
      case GAMMA -> {
        RegularizedGamma gamma = new RegularizedGamma(shape);
        yield x -> gamma.p(x * perScale);
      }
      case WEIBULL -> x -> -Math.expm1(-Math.pow(x * perScale, shape));
    };
  }
}
