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
