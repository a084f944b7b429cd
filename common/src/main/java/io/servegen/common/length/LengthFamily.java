package io.servegen.common.length;

import io.servegen.common.UserException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A family of laws of lengths. */
public enum LengthFamily {
  /** See {@link ExponentialLength}. */
  EXPONENTIAL("scale") {
    @Override
    LengthLaw build(double[] p) {
      return new ExponentialLength(p[0]);
    }
  },
  /** See {@link LogNormalLength}. */
  LOG_NORMAL("mu", "sigma") {
    @Override
    LengthLaw build(double[] p) {
      return new LogNormalLength(p[0], p[1]);
    }
  },
  /** See {@link ParetoLength}. */
  PARETO("minimum", "alpha") {
    @Override
    LengthLaw build(double[] p) {
      return new ParetoLength(p[0], p[1]);
    }
  },
  /** See {@link ParetoLogNormalLength}. */
  PARETO_LOG_NORMAL("pareto_weight", "minimum", "alpha", "mu", "sigma") {
    @Override
    LengthLaw build(double[] p) {
      return new ParetoLogNormalLength(
          p[0], new ParetoLength(p[1], p[2]), new LogNormalLength(p[3], p[4]));
    }
  },
  /** See {@link GammaLength}. */
  GAMMA("shape", "scale") {
    @Override
    LengthLaw build(double[] p) {
      return new GammaLength(p[0], p[1]);
    }
  },
  /** See {@link WeibullLength}. */
  WEIBULL("shape", "scale") {
    @Override
    LengthLaw build(double[] p) {
      return new WeibullLength(p[0], p[1]);
    }
  };

  private final List<String> parameterNames;

  LengthFamily(String... parameterNames) {
    this.parameterNames = List.of(parameterNames);
  }

  abstract LengthLaw build(double[] parameters);

  /** What the parameters are called, in the order in which tables hold them. */
  public List<String> parameterNames() {
    return parameterNames;
  }

  /** The name in tables: {@code exponential}, {@code log_normal} and so on. */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The law with these parameters.
   *
   * @throws UserException if they are too many, too few or out of range
   */
  public LengthLaw law(double... parameters) {
    if (parameters.length == parameterNames.size()) {
      try {
        return build(parameters);
      } catch (IllegalArgumentException e) {
        throw refused(parameters, String.valueOf(e.getMessage())).causedBy(e);
      }
    }
    throw refused(parameters, "the parameters are " + String.join(", ", parameterNames));
  }

  private UserException refused(double[] parameters, String reason) {
    return UserException.data(
        Arrays.toString(parameters) + " are no parameters of a " + key() + " law of lengths",
        reason,
        "correct them, or draw from the histograms");
  }

  /**
   * The family of that {@link #key()}.
   *
   * @throws UserException if there is none
   */
  public static LengthFamily of(String key) {
    for (LengthFamily family : values()) {
      if (family.key().equals(key)) {
        return family;
      }
    }
    throw UserException.data(
        "'" + key + "' is no family of lengths",
        "the families are "
            + Arrays.stream(values()).map(LengthFamily::key).collect(Collectors.joining(", ")),
        "correct the name");
  }

  /** Refuses a parameter that is not positive and finite. */
  static void positive(String name, double value) {
    if (!(value > 0) || value == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException(name + " is " + value + ", not positive and finite");
    }
  }
}
