package io.servegen.fitting.length;

import io.servegen.common.length.GammaLength;
import io.servegen.common.length.LengthLaw;
import io.servegen.common.math.RegularizedGamma;
import io.servegen.fitting.KolmogorovSmirnov;
import java.util.function.DoubleUnaryOperator;

/** The law of the whole number nearest to a value of a continuous law. */
final class RoundedLaw implements KolmogorovSmirnov.Law {
  private final DoubleUnaryOperator cdf;

  RoundedLaw(LengthLaw law) {
    if (law instanceof GammaLength gamma) {
      RegularizedGamma unit = new RegularizedGamma(gamma.shape());
      this.cdf = x -> unit.p(x / gamma.scale());
    } else {
      this.cdf = law::cdf;
    }
  }

  @Override
  public double atMost(double x) {
    return cdf.applyAsDouble(x + 0.5);
  }

  @Override
  public double below(double x) {
    return cdf.applyAsDouble(x - 0.5);
  }

  /** The probability of a whole number. */
  double probability(double x) {
    return atMost(x) - below(x);
  }
}
