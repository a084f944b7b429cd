package io.servegen.common.length;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.servegen.common.UserException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LengthLawTest {
  static List<LengthLaw> laws() {
    return List.of(
        LengthLaw.of("exponential", 250),
        LengthLaw.of("log_normal", 6, 1.3),
        LengthLaw.of("pareto", 12.5, 1.4),
        LengthLaw.of("pareto_log_normal", 0.2, 900, 1.7, 5.5, 0.8),
        LengthLaw.of("pareto_log_normal", 0, 900, 1.7, 5.5, 0.8),
        LengthLaw.of("pareto_log_normal", 1, 900, 1.7, 5.5, 0.8),
        LengthLaw.of("gamma", 0.3, 800),
        LengthLaw.of("weibull", 0.6, 300));
  }

  /** scipy.stats 1.10.1: expon, lognorm, pareto, gamma, weibull_min; .cdf, .ppf, .mean. */
  @ParameterizedTest
  @CsvSource({
    "exponential, 250, 0, 0.3296799539643607, 575.6462732485114, 250.0",
    "log_normal, 6, 1.3, 0.14164767023088748, 2134.562603689815, 939.1732810099242",
    "pareto, 12.5, 1.4, 0.9455905897939922, 64.74343349039016, 43.75000000000001",
    "gamma, 0.3, 800, 0.5804747240218071, 707.8486186881954, 240.0",
    "weibull, 0.6, 300, 0.40386126250355603, 1204.5201490620336, 451.37264647546687"
  })
  void agreesWithScipy(
      String family, double first, double second, double cdf, double quantile, double mean) {
    LengthLaw law =
        family.equals("exponential")
            ? LengthLaw.of(family, first)
            : LengthLaw.of(family, first, second);
    assertThat(law.cdf(100)).isCloseTo(cdf, within(1e-13));
    assertThat(law.quantile(0.9)).isCloseTo(quantile, within(1e-10 * quantile));
    assertThat(law.mean()).isCloseTo(mean, within(1e-12 * mean));
  }

  @ParameterizedTest
  @MethodSource("laws")
  void theQuantileUndoesTheCdf(LengthLaw law) {
    for (double p : new double[] {1e-6, 0.01, 0.25, 0.5, 0.79, 0.8, 0.9, 0.999, 1 - 1e-9}) {
      assertThat(law.cdf(law.quantile(p))).isCloseTo(p, within(1e-11));
    }
    assertThat(law.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(law.cdf(law.quantile(0))).isZero();
    assertThat(law.cdf(0)).isZero();
    assertThat(law.cdf(-1)).isZero();
    assertThat(law.cdf(Double.POSITIVE_INFINITY)).isOne();
  }

  @ParameterizedTest
  @MethodSource("laws")
  void aTableHoldsALawByKeyAndParameters(LengthLaw law) {
    assertThat(LengthLaw.of(law.family().key(), law.parameters())).isEqualTo(law);
    assertThat(law.parameters()).hasSameSizeAs(law.family().parameterNames());
  }

  @Test
  void aParetoTailTooHeavyHasNoMean() {
    assertThat(LengthLaw.of("pareto", 1, 0.9).mean()).isInfinite();
    assertThat(LengthLaw.of("pareto_log_normal", 0.1, 1, 0.9, 1, 1).mean()).isInfinite();
    assertThat(LengthLaw.of("pareto_log_normal", 0, 1, 0.9, 1, 1).mean()).isFinite();
  }

  @Test
  void whatIsNoLawIsRefused() {
    assertThatThrownBy(() -> LengthLaw.of("zipf", 1))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("'zipf' is no family of lengths")
        .hasMessageContaining("pareto_log_normal");
    assertThatThrownBy(() -> LengthLaw.of("gamma", 1))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("[1.0]")
        .hasMessageContaining("shape, scale");
    assertThatThrownBy(() -> LengthLaw.of("gamma", 1, -1)).hasMessageContaining("scale is -1.0");
    assertThatThrownBy(() -> LengthLaw.of("log_normal", Double.NaN, 1)).hasMessageContaining("mu");
    assertThatThrownBy(() -> LengthLaw.of("pareto_log_normal", 2, 1, 1, 1, 1))
        .hasMessageContaining("pareto_weight");
  }
}
