package io.servegen.common.length;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.servegen.common.Goodness;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.apache.commons.math3.special.Erf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LengthTableTest {
  private static LengthTable table(double[] values, double... weights) {
    return LengthTable.of(LengthField.OUTPUT_TOKENS, values, weights);
  }

  /** Chi-square of a million draws, at the level 10⁻⁶, from weights that are no probabilities. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64, 1000, 4096})
  void drawsHaveTheProportionsOfTheWeights(int size) {
    SplittableRandom random = new SplittableRandom(size);
    double[] values = new double[size];
    double[] weights = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = 3 * i + random.nextInt(3);
      weights[i] = 0.3 + 17 * random.nextDouble() * random.nextDouble();
    }
    LengthTable table = table(values, weights);
    long[] counts = new long[size];
    for (int draw = 0; draw < 1_000_000; draw++) {
      int place = Arrays.binarySearch(values, table.at(random.nextInt()));
      assertThat(place).as("a value of the support").isNotNegative();
      counts[place]++;
    }
    double sum = Arrays.stream(weights).sum();
    if (size > 1) {
      Goodness.assertProportions(counts, Arrays.stream(weights).map(w -> w / sum).toArray());
    }
  }

  /** Every one of the 2³² draws, at the places where the answer changes. */
  @Test
  void theTableIsTheInverseOfTheDistributionFunction() {
    double[] values = {0, 5, 6, 100, 2_000_000_000};
    double[] weights = {1, 0, 2, 4, 1};
    LengthTable table = table(values, weights);
    assertThat(table.size()).isEqualTo(4);
    long eighth = 1L << 29;
    long[] ends = {eighth, 3 * eighth, 7 * eighth, 8 * eighth};
    int[] answers = {0, 6, 100, 2_000_000_000};
    long from = 0;
    for (int i = 0; i < ends.length; i++) {
      for (long draw : new long[] {from, from + 1, (from + ends[i]) / 2, ends[i] - 1}) {
        assertThat(table.at((int) draw)).isEqualTo(answers[i]);
      }
      assertThat(table.cumulative(i)).isCloseTo(ends[i] / 4294967296.0, within(1e-15));
      from = ends[i];
    }
  }

  @Test
  void aValueThatIsNextToImpossibleIsNotDrawn() {
    LengthTable table = table(new double[] {1, 2, 3}, 1e-12, 1, 1e-12);
    assertThat(table.at(0)).isEqualTo(2);
    assertThat(table.at(-1)).isEqualTo(2);
    assertThat(table(new double[] {1, 2}, 1e-300, 1e300).at(0)).isEqualTo(2);
    assertThat(table(new double[] {1, 2}, 1e300, 1e-300).at(-1)).isEqualTo(1);
  }

  @Test
  void sharesAreCountedInBillionths() {
    double[] shares = {0, 0.002, 0.5, 1};
    LengthTable table =
        LengthTable.of(LengthField.REASONING_SHARE, shares, new double[] {1, 1, 1, 1});
    for (int i = 0; i < shares.length; i++) {
      assertThat(table.at(i << 30) * LengthTable.SHARE_UNIT).isCloseTo(shares[i], within(5e-10));
    }
  }

  @Test
  void whatIsNoLawIsRefused() {
    double[] values = {1, 2};
    assertThatThrownBy(() -> table(values, 1)).hasMessageContaining("2 values with 1 weights");
    assertThatThrownBy(() -> table(values, 1, -1)).hasMessageContaining("weight -1.0");
    assertThatThrownBy(() -> table(values, 1, Double.NaN)).hasMessageContaining("weight NaN");
    assertThatThrownBy(() -> table(values, 0, 0)).hasMessageContaining("sum to 0");
    assertThatThrownBy(() -> table(new double[0])).hasMessageContaining("sum to 0");
    assertThatThrownBy(() -> table(new double[] {-1, 2}, 1, 1)).hasMessageContaining("of -1");
    assertThatThrownBy(() -> table(new double[] {1, 3e9}, 1, 1)).hasMessageContaining("3.0E9");
  }

  @Test
  void theNormalTableIsTheNormalLaw() {
    for (double z = -7; z <= 7; z += 0.0007) {
      double draw = Integer.toUnsignedLong(NormalTable.draw(z)) / 4294967296.0;
      assertThat(draw).isCloseTo(0.5 * Erf.erfc(-z / Math.sqrt(2)), within(2e-7));
    }
    assertThat(NormalTable.draw(1e300)).isEqualTo(-1);
    assertThat(Integer.toUnsignedLong(NormalTable.draw(-1e300))).isZero();
  }
}
