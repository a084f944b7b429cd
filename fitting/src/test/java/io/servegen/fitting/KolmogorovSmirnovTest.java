package io.servegen.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KolmogorovSmirnovTest {
  private final KolmogorovSmirnov kolmogorovSmirnov = new KolmogorovSmirnov();

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 31, 32, 33, 34, 100, 1_000, 10_000})
  void isTheLargestOfAllDifferences(int count) {
    SplittableRandom random = new SplittableRandom(count);
    double[] values = random.doubles(count).sorted().toArray();
    for (double power : new double[] {0.5, 0.98, 1, 1.5}) {
      int[] evaluations = new int[1];
      double distance =
          kolmogorovSmirnov.distance(
              values,
              count,
              x -> {
                evaluations[0]++;
                return Math.pow(x, power);
              });
      double expected = 0;
      for (int i = 0; i < count; i++) {
        double f = Math.pow(values[i], power);
        expected = Math.max(expected, Math.max(f - i / (double) count, (i + 1.) / count - f));
      }
      assertThat(distance).isEqualTo(expected);
      assertThat(evaluations[0]).isLessThanOrEqualTo(Math.min(2 * count, 2_000));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {5, 500})
  void stepsAreComparedOnBothSides(int count) {
    SplittableRandom random = new SplittableRandom(count);
    double[] dice = random.ints(count, 1, 7).asDoubleStream().sorted().toArray();
    KolmogorovSmirnov.Law fair =
        new KolmogorovSmirnov.Law() {
          @Override
          public double atMost(double x) {
            return Math.max(0, Math.min(6, Math.floor(x))) / 6;
          }

          @Override
          public double below(double x) {
            return Math.max(0, Math.min(6, Math.ceil(x) - 1)) / 6;
          }
        };
    double expected = 0;
    for (int face = 1; face <= 6; face++) {
      int up = face;
      double share = Arrays.stream(dice).filter(x -> x <= up).count() / (double) count;
      expected = Math.max(expected, Math.abs(share - face / 6.));
    }
    assertThat(kolmogorovSmirnov.distance(dice, count, fair)).isCloseTo(expected, within(1e-15));
  }

  @ParameterizedTest
  @ValueSource(ints = 0)
  void anEmptySampleHasNone(int count) {
    assertThat(kolmogorovSmirnov.distance(new double[0], count, x -> x)).isNaN();
  }
}
