package io.servegen.fitting.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ScoresByHandTest {
  private static final double EXACT = 1e-15;

  @Test
  void energyDistanceOfTwoPointsIsTwiceTheirDistance() {
    Points origin = points(0, 0);
    Points corner = points(3, 4);
    assertThat(EnergyDistance.between(origin, corner)).isEqualTo(10);
    assertThat(EnergyDistance.between(corner, corner)).isZero();
  }

  /** A: 0 and 2 on a line, B: 1. 2·1 − (0 + 2 + 2 + 0)/4 − 0 = 1. */
  @Test
  void energyDistanceCountsPairsWithinASample() {
    Points a = new Points(new double[] {0, 2}, new double[2]);
    assertThat(EnergyDistance.between(a, points(1, 0))).isEqualTo(1);
  }

  @Test
  void energyDistanceIsZeroForTheSamePointsHoweverOftenRepeated() {
    Points once = new Points(new double[] {0, 1, 5}, new double[] {2, -1, 0});
    Points twice = new Points(new double[] {5, 0, 1, 1, 5, 0}, new double[] {0, 2, -1, -1, 0, 2});
    assertThat(EnergyDistance.between(once, twice)).isCloseTo(0, within(EXACT));
  }

  /** The reference varies by √2 in x and not in y: x is divided by √2, y stays. */
  @Test
  void anAxisThatDoesNotVaryKeepsItsUnit() {
    Points reference = new Points(new double[] {0, 2}, new double[] {7, 7});
    Points other = points(1, 8);
    double toOther = Math.sqrt(0.5 + 1);
    double within = Math.sqrt(2) / 2;
    assertThat(EnergyDistance.standardised(reference, other))
        .isCloseTo(2 * toOther - within, within(EXACT));
  }

  @Test
  void emptySamplesAndInfinitePointsAreRefused() {
    Points none = new Points(new double[0], new double[0]);
    assertThatThrownBy(() -> EnergyDistance.between(none, points(0, 0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> points(Double.NaN, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TwoSampleDistance.of(new double[0], new double[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** F jumps at 1, 2, 3; G at 2 and 4. At 3: 1 − 1/2. */
  @Test
  void distanceOfTwoSamples() {
    assertThat(TwoSampleDistance.of(new double[] {1, 2, 3}, new double[] {2, 4})).isEqualTo(0.5);
    assertThat(TwoSampleDistance.ofCounts(new long[] {1, 1, 1, 0}, new long[] {0, 1, 0, 1}))
        .isEqualTo(0.5);
  }

  /** Counts 1, 3: mean 2, variance 2. */
  @Test
  void dispersion() {
    assertThat(Dispersion.index(new long[] {1, 3})).isEqualTo(1);
    assertThat(Dispersion.index(2, 4, 10)).isEqualTo(1);
    assertThat(Dispersion.index(new long[] {5, 5, 5})).isZero();
    assertThat(Dispersion.index(new long[] {5})).isNaN();
    assertThat(Dispersion.index(3, 0, 0)).isNaN();
  }

  /** Ranks 1, 2.5, 2.5, 4 against 1, 2, 3, 4: Σdxdy 4.5, Σdx² 4.5, Σdy² 5. */
  @Test
  void rankCorrelationSharesTheRanksOfTies() {
    double expected = 4.5 / Math.sqrt(4.5 * 5);
    assertThat(Correlation.spearman(new double[] {1, 7, 7, 9}, new double[] {0, 1, 2, 3}))
        .isCloseTo(expected, within(EXACT));
    assertThat(
            Correlation.spearman(
                new int[] {3, 1, 1, 0}, new int[] {3, 2, 1, 0}, new long[] {1, 1, 1, 1}))
        .isCloseTo(expected, within(EXACT));
  }

  @Test
  void rankCorrelationOfCountedCellsIsThatOfThePairs() {
    Random random = new Random(1);
    int n = 3_000;
    double[] x = new double[n];
    double[] y = new double[n];
    int[] rows = new int[n];
    int[] columns = new int[n];
    long[] ones = new long[n];
    for (int i = 0; i < n; i++) {
      rows[i] = random.nextInt(40);
      columns[i] = rows[i] / 2 + random.nextInt(30);
      x[i] = rows[i];
      y[i] = columns[i];
      ones[i] = 1;
    }
    assertThat(Correlation.spearman(rows, columns, ones))
        .isCloseTo(Correlation.spearman(x, y), within(1e-12));
  }

  @Test
  void correlationIsUntoldWhereASideDoesNotVary() {
    assertThat(Correlation.pearson(new double[] {1, 2}, new double[] {3, 3})).isNaN();
    assertThat(Correlation.spearman(new double[] {1}, new double[] {3})).isNaN();
    assertThat(Correlation.spearman(new int[0], new int[0], new long[0])).isNaN();
  }

  private static Points points(double x, double y) {
    return new Points(new double[] {x}, new double[] {y});
  }
}
