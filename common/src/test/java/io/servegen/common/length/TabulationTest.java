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
  void aLawCanBeCutAndKeepsItsProportions() {
    Histogram whole = Tabulation.of(LengthField.INPUT_TOKENS, LengthLaw.of("exponential", 100));
    Histogram part = whole.between(20, 300).orElseThrow();
    assertThat(part.value(0)).isEqualTo(20);
    assertThat(part.max()).isEqualTo(300);
    assertThat(part.weight(7) / part.weight(3)).isCloseTo(Math.exp(-0.04), within(1e-9));
    assertThat(whole.between(0.2, 0.8)).isEmpty();
    assertThat(whole.between(0, 1e9).orElseThrow().size()).isEqualTo(whole.size());
  }

  @Test
  void sharesStayBetweenNoneAndAll() {
    Histogram table = Tabulation.of(LengthField.REASONING_SHARE, LengthLaw.of("exponential", 0.6));
    assertThat(table.quantile(0)).isZero();
    assertThat(table.quantile(1)).isEqualTo(1);
  }
}
