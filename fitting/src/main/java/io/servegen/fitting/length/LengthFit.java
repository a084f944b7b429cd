package io.servegen.fitting.length;

import io.servegen.common.length.LengthFamily;
import io.servegen.common.length.LengthLaw;
import java.util.List;

/**
 * One family fitted to a histogram of lengths.
 *
 * @param law the estimate
 * @param errors the standard errors of its parameters, from the observed information; NaN where the
 *     law is not regular in them (a Pareto's minimum, the mixture) or the estimate lies on a bound
 * @param logLikelihood of all lengths, in whole tokens
 * @param ksDistance the Kolmogorov–Smirnov distance of the rounded law
 * @param iterations steps of the ascent, or of EM
 * @param converged whether the estimate is a maximum, and no parameter was stopped by a bound
 */
public record LengthFit(
    LengthLaw law,
    List<Double> errors,
    double logLikelihood,
    double ksDistance,
    int iterations,
    boolean converged) {
  public LengthFit {
    errors = List.copyOf(errors);
  }

  public LengthFamily family() {
    return law.family();
  }

  LengthFit withKsDistance(double distance) {
    return new LengthFit(law, errors, logLikelihood, distance, iterations, converged);
  }
}
