package io.servegen.common.length;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class TabulationTest {
  @Test
  void wholeNumbersKeepTheLawsProbabilities() {
    LengthLaw law = LengthLaw.of("log_normal", 5, 1);
    Histogram table = Tabulation.of(LengthField.OUTPUT_TOKENS, law);
    assertThat(table.mean()).isCloseTo(law.mean(), within(0.001 * law.mean()));
    for (double p : new double[] {0.01, 0.5, 0.99, 0.9999}) {
      assertThat(table.quantile(p)).isCloseTo(law.quantile(p), within(1 + 0.005 * law.quantile(p)));
    }
  }

  @Test
  void aTailWithoutAMeanEndsSomewhere() {
    Histogram table = Tabulation.of(LengthField.INPUT_TOKENS, LengthLaw.of("pareto", 10, 0.5));
    assertThat(table.quantile(1)).isEqualTo(10_000_000);
    assertThat(table.size()).isLessThan(5_000);
  }

  @Test
  void sharesStayBetweenNoneAndAll() {
    Histogram table = Tabulation.of(LengthField.REASONING_SHARE, LengthLaw.of("exponential", 0.6));
    assertThat(table.quantile(0)).isZero();
    assertThat(table.quantile(1)).isEqualTo(1);
  }
}
