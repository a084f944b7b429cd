package io.servegen.common.length;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.servegen.common.TestData;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RankCorrelationTest {
  static List<String[]> references() {
    return TestData.read(RankCorrelationTest.class, "rank_correlation.csv");
  }

  private static LengthTable law(String weights) {
    return law(Arrays.stream(weights.split(" ")).mapToDouble(Double::parseDouble).toArray());
  }

  static LengthTable law(double... weights) {
    double[] values = IntStream.range(0, weights.length).mapToDouble(i -> 10 * i).toArray();
    return LengthTable.of(LengthField.INPUT_TOKENS, values, weights);
  }

  @ParameterizedTest
  @MethodSource("references")
  void agreesWithSciPy(String a, String b, String r, String expected) {
    double correlation = Double.parseDouble(r);
    double wanted = Double.parseDouble(expected);
    LengthTable lawA = law(a);
    LengthTable lawB = law(b);
    double tolerance = Math.abs(correlation) <= 0.9 ? 1e-4 : 1e-3;
    assertThat(RankCorrelation.of(lawA, lawB, correlation)).isCloseTo(wanted, within(tolerance));
    double solved = RankCorrelation.solve(lawA, lawB, wanted);
    assertThat(RankCorrelation.of(lawA, lawB, solved)).isCloseTo(wanted, within(1.5e-3));
    assertThat(RankCorrelation.solve(lawB, lawA, wanted)).isCloseTo(solved, within(1e-6));
  }

  @Test
  void whatTiesDoNotAllowIsTheNearestThatTheyDo() {
    LengthTable coin = law(1, 1);
    LengthTable rare = law(97, 3);
    assertThat(RankCorrelation.solve(coin, rare, 1)).isGreaterThan(0.99);
    assertThat(RankCorrelation.solve(coin, rare, -0.9)).isLessThan(-0.99);
    assertThat(RankCorrelation.of(coin, rare, 0.999)).isLessThan(0.2);
  }

  @Test
  void aLawOfOneValueDependsOnNothing() {
    assertThat(RankCorrelation.solve(law(1), law(1, 2, 3), 0.5)).isZero();
    assertThat(RankCorrelation.of(law(1), law(1, 2, 3), 0.5)).isZero();
    assertThat(RankCorrelation.solve(law(1, 2), law(1, 2, 3), 0)).isZero();
  }

  /** A fine law is as good as continuous, where the rank correlation is 6/π asin(r/2). */
  @Test
  void aFineLawHasTheContinuousFormula() {
    double[] weights = new double[4096];
    Arrays.fill(weights, 1);
    LengthTable fine = law(weights);
    for (double r = -0.99; r < 1; r += 0.11) {
      assertThat(RankCorrelation.of(fine, fine, r))
          .isCloseTo(6 / Math.PI * Math.asin(r / 2), within(1e-6));
    }
  }
}
