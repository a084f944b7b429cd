package io.servegen.fitting;

import java.util.Locale;

/** By what a family is chosen among those fitted to one sample. */
public enum SelectionRule {
  /** The smallest Kolmogorov–Smirnov distance, as in the ServeGen paper. */
  KS,
  /** Akaike's criterion: the smallest 2 × parameters − 2 × log-likelihood. */
  AIC;

  /** A number that is smaller for the better fit; NaN where the fit has no such number. */
  public double score(double ksDistance, double logLikelihood, int parameters) {
    return this == KS ? ksDistance : 2 * (parameters - logLikelihood);
  }

  /** The name in options: {@code ks}, {@code aic}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }
}
