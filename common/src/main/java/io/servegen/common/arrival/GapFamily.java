package io.servegen.common.arrival;

import io.servegen.common.UserException;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.math3.special.Gamma;

/**
 * A family of gaps between the arrivals of one client. Each has a shape k &gt; 0 and a scale θ &gt;
 * 0 in the unit of the gap; shape 1 is the exponential law in all of them.
 */
public enum GapFamily {
  /** F(x) = 1 − exp(−x/θ); the shape is 1 by definition. */
  EXPONENTIAL {
    @Override
    public double meanOfUnitScale(double shape) {
      return 1;
    }

    @Override
    public double squaredCv(double shape) {
      return 1;
    }
  },
  /** Density x^(k−1) exp(−x/θ) / (Γ(k) θ^k); mean kθ, CV² = 1/k. */
  GAMMA {
    @Override
    public double meanOfUnitScale(double shape) {
      return shape;
    }

    @Override
    public double squaredCv(double shape) {
      return 1 / shape;
    }
  },
  /** F(x) = 1 − exp(−(x/θ)^k); mean θ Γ(1 + 1/k). */
  WEIBULL {
    @Override
    public double meanOfUnitScale(double shape) {
      return Math.exp(Gamma.logGamma(1 + 1 / shape));
    }

    @Override
    public double squaredCv(double shape) {
      return Math.expm1(Gamma.logGamma(1 + 2 / shape) - 2 * Gamma.logGamma(1 + 1 / shape));
    }
  };

  /** The mean gap of the law of this shape with scale 1. */
  public abstract double meanOfUnitScale(double shape);

  /** The squared coefficient of variation, variance / mean². */
  public abstract double squaredCv(double shape);

  /** The name in tables and options: {@code exponential}, {@code gamma}, {@code weibull}. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The family of that name, in any case.
   *
   * @throws UserException if there is none
   */
  public static GapFamily of(String name) {
    return Arrays.stream(values())
        .filter(family -> family.name().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                UserException.data(
                    "'" + name + "' is no family of gaps",
                    "the families are exponential, gamma and weibull",
                    "correct the name"));
  }
}
