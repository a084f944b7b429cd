package io.servegen.common.length;

import io.servegen.common.UserException;

/**
 * A continuous law of lengths. A field of whole numbers takes the whole number nearest to the law's
 * value: n tokens have the probability {@code cdf(n + 0.5) − cdf(n − 0.5)}, and so it is fitted.
 */
public interface LengthLaw {
  /** The law's family. */
  LengthFamily family();

  /** Its parameters, in the order of {@link LengthFamily#parameterNames()}. */
  double[] parameters();

  /** The probability of at most {@code x}. */
  double cdf(double x);

  /**
   * The value that a share {@code p} of the draws does not exceed.
   *
   * @param p in [0, 1]; the end of the support at 0 and infinity at 1
   */
  double quantile(double p);

  /** The mean; infinity where a Pareto tail is too heavy to have one. */
  double mean();

  /**
   * The law with a family's key and parameters as a profile holds them.
   *
   * @throws UserException if there is no such family, or the parameters are none of it
   */
  static LengthLaw of(String familyKey, double... parameters) {
    return LengthFamily.of(familyKey).law(parameters);
  }
}
