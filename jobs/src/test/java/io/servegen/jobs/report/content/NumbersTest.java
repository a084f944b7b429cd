package io.servegen.jobs.report.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class NumbersTest {
  @Test
  void numbersAreNoMorePreciseThanTheyAre() {
    assertThat(Numbers.text(0.0123456)).isEqualTo("0.0123");
    assertThat(Numbers.text(-4.8)).isEqualTo("−4.80");
    assertThat(Numbers.text(12_345.6)).isEqualTo("12,346");
    assertThat(Numbers.text(Double.NaN)).isEqualTo("–");
    assertThat(Numbers.rounded(0.0123456)).isEqualTo(0.0123);
    assertThat(Numbers.rounded(12_345.6)).isEqualTo(12_346);
    assertThat(Numbers.rounded(Double.POSITIVE_INFINITY)).isNull();
    assertThat(Numbers.percent(0.7225)).isEqualTo("72 %");
    assertThat(Numbers.percent(0.0069)).isEqualTo("0.7 %");
    assertThat(Numbers.twoDecimals(-0.0108)).isEqualTo("−0.01");
    assertThat(Numbers.count(2_412)).isEqualTo("2,412");
  }

  @Test
  void whatIsNoNumberDoesNotCount() {
    List<Double> values = List.of(2.0, Double.NaN, 4.0);
    assertThat(Numbers.mean(values, v -> v)).isEqualTo(3);
    assertThat(Numbers.ratio(values, v -> v)).isEqualTo(2);
    // Both are one off their mean of three.
    assertThat(Numbers.variation(values, v -> v)).isCloseTo(1 / 3.0, within(1e-12));
    assertThat(Numbers.mean(List.<Double>of(), v -> v)).isNaN();
  }

  @Test
  void aValleyIsMeasuredByTheLowerHump() {
    double[] parts = new double[Shares.PARTS];
    parts[2] = 0.3;
    parts[5] = 0.06;
    parts[9] = 0.2;
    java.util.Arrays.fill(parts, 3, 5, 0.1);
    java.util.Arrays.fill(parts, 6, 9, 0.1);
    assertThat(Shares.valley(parts)).isCloseTo(0.06 / 0.2, within(1e-12));
    parts[5] = 0.1;
    parts[9] = 0.1;
    assertThat(Shares.valley(parts)).isEqualTo(1);
  }
}
