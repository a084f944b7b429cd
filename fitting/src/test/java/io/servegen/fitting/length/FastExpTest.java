package io.servegen.fitting.length;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FastExpTest {
  @Test
  void isTheExponentialToTwelveDigits() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100_000; i++) {
      double x = random.nextDouble(-700, 700);
      assertThat(FastExp.exp(x)).isCloseTo(Math.exp(x), withinPercentage(1e-10));
    }
    assertThat(FastExp.exp(0)).isEqualTo(1);
    assertThat(FastExp.exp(-1000)).isZero();
    assertThat(FastExp.exp(Double.NEGATIVE_INFINITY)).isZero();
  }
}
