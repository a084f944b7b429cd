package io.servegen.common.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RegularizedGammaTest {
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.05, 0.25, 0.5, 1, 1.5, 3, 20, 150})
  void agreesWithCommonsMath(double shape) {
    RegularizedGamma gamma = new RegularizedGamma(shape);
    for (double x = 1e-9 * shape; x < 20 * shape + 40; x *= 1.7) {
      assertThat(gamma.p(x)).isCloseTo(Gamma.regularizedGammaP(shape, x), within(1e-12));
      double q = Gamma.regularizedGammaQ(shape, x);
      assertThat(gamma.q(x)).isCloseTo(q, within(1e-12));
      if (x > shape + 1) {
        assertThat(gamma.q(x)).isCloseTo(q, within(1e-11 * q + Double.MIN_NORMAL));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.05, 0.25, 1, 3, 20, 1e4, 1e6})
  void theQuantileUndoesTheProbability(double shape) {
    RegularizedGamma gamma = new RegularizedGamma(shape);
    double last = 0;
    for (double p : new double[] {1e-9, 0.001, 0.1, 0.4999, 0.5, 0.9, 0.999, 1 - 1e-9}) {
      double x = gamma.quantile(p);
      if (x > Double.MIN_NORMAL) {
        assertThat(gamma.p(x)).isCloseTo(p, within(1e-8 * p));
        assertThat(gamma.q(x)).isCloseTo(1 - p, within(1e-6 * (1 - p)));
      }
      assertThat(x).isGreaterThanOrEqualTo(last);
      last = x;
    }
    assertThat(gamma.quantile(0)).isZero();
    assertThat(gamma.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @Test
  void theEndsAreExact() {
    RegularizedGamma gamma = new RegularizedGamma(2.5);
    assertThat(gamma.p(0)).isZero();
    assertThat(gamma.q(-1)).isOne();
    assertThat(gamma.p(Double.POSITIVE_INFINITY)).isOne();
    assertThat(gamma.q(1e5)).isZero();
  }

  @Test
  void aShapeThatIsNotPositiveIsRefused() {
    assertThatThrownBy(() -> new RegularizedGamma(0)).hasMessageContaining("not positive");
  }
}
