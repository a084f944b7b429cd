package io.servegen.common.length;

/**
 * That two drawn fields of a client's requests rise and fall together.
 *
 * @param a one field
 * @param b the other
 * @param rankCorrelation Spearman's, in [−1, 1]
 */
public record Dependence(LengthField a, LengthField b, double rankCorrelation) {
  public Dependence {
    if (a == b || !(Math.abs(rankCorrelation) <= 1)) {
      throw new IllegalArgumentException(a + " with " + b + ": " + rankCorrelation);
    }
  }
}
