package io.servegen.common.arrival;

import io.servegen.common.UserException;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.apache.commons.rng.sampling.distribution.SharedStateContinuousSampler;
import org.apache.commons.rng.sampling.distribution.ZigguratSampler;

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

    @Override
    ContinuousSampler unitScaleSampler(UniformRandomProvider random, double shape) {
      return ZigguratSampler.Exponential.of(random);
    }

    @Override
    double lengthBiasedOfUnitScale(UniformRandomProvider random, double shape) {
      return gamma(random, 2).sample();
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

    @Override
    ContinuousSampler unitScaleSampler(UniformRandomProvider random, double shape) {
      return gamma(random, shape);
    }

    @Override
    double lengthBiasedOfUnitScale(UniformRandomProvider random, double shape) {
      return gamma(random, shape + 1).sample();
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

    @Override
    ContinuousSampler unitScaleSampler(UniformRandomProvider random, double shape) {
      SharedStateContinuousSampler exponential = ZigguratSampler.Exponential.of(random);
      double power = 1 / shape;
      return () -> Math.pow(exponential.sample(), power);
    }

    @Override
    double lengthBiasedOfUnitScale(UniformRandomProvider random, double shape) {
      return Math.pow(gamma(random, 1 + 1 / shape).sample(), 1 / shape);
    }
  };

  /** The mean gap of the law of this shape with scale 1. */
  public abstract double meanOfUnitScale(double shape);

  /** The squared coefficient of variation, variance / mean². */
  public abstract double squaredCv(double shape);

  /** Draws gaps of scale 1. */
  abstract ContinuousSampler unitScaleSampler(UniformRandomProvider random, double shape);

  /**
   * Draws the gap, of scale 1, that covers a fixed moment: long gaps cover more moments, so its
   * density is x·f(x) / mean (Cox, "Renewal Theory", 1962, chapter 5). Gamma(k) becomes Gamma(k +
   * 1); Weibull(k) becomes G^(1/k) with G from Gamma(1 + 1/k).
   */
  abstract double lengthBiasedOfUnitScale(UniformRandomProvider random, double shape);

  private static ContinuousSampler gamma(UniformRandomProvider random, double shape) {
    return new GammaSampler(random, shape);
  }

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
