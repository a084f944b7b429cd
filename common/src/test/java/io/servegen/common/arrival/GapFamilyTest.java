package io.servegen.common.arrival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.servegen.common.Goodness;
import io.servegen.common.TestData;
import io.servegen.common.UserException;
import io.servegen.common.math.RegularizedGamma;
import io.servegen.common.random.Purpose;
import io.servegen.common.random.Streams;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.special.Gamma;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GapFamilyTest {
  private static final int DRAWS = 100_000;

  record Reference(GapFamily family, double shape, double mean, double cv2, double biasedMean) {
    UniformRandomProvider random() {
      return Streams.open(31, family.ordinal(), Purpose.ARRIVALS);
    }

    /** The distribution function with scale 1. */
    DoubleUnaryOperator cdf() {
      return switch (family) {
        case EXPONENTIAL -> x -> -Math.expm1(-x);
        case GAMMA -> new RegularizedGamma(shape)::p;
        case WEIBULL -> x -> -Math.expm1(-Math.pow(x, shape));
      };
    }

    /** That of the time to the next arrival: (1 / mean) ∫₀ˣ (1 − F). */
    DoubleUnaryOperator residualCdf() {
      return switch (family) {
        case EXPONENTIAL -> cdf();
        case GAMMA -> {
          RegularizedGamma own = new RegularizedGamma(shape);
          RegularizedGamma next = new RegularizedGamma(shape + 1);
          yield x -> x / shape * own.q(x) + next.p(x);
        }
        case WEIBULL -> {
          RegularizedGamma gamma = new RegularizedGamma(1 / shape);
          yield x -> gamma.p(Math.pow(x, shape));
        }
      };
    }
  }

  static List<Reference> laws() {
    return TestData.read(GapFamilyTest.class, "gaps.csv").stream()
        .map(
            cells ->
                new Reference(
                    GapFamily.of(cells[0]),
                    Double.parseDouble(cells[1]),
                    Double.parseDouble(cells[2]),
                    Double.parseDouble(cells[3]),
                    Double.parseDouble(cells[4])))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("laws")
  void momentsAreThoseOfSciPy(Reference law) {
    assertThat(law.family.meanOfUnitScale(law.shape)).isCloseTo(law.mean, within(1e-9 * law.mean));
    assertThat(law.family.squaredCv(law.shape)).isCloseTo(law.cv2, within(1e-8 * law.cv2 + 1e-12));
  }

  @ParameterizedTest
  @MethodSource("laws")
  void gapsFollowTheLaw(Reference law) {
    ContinuousSampler gaps = law.family.unitScaleSampler(law.random(), law.shape);
    Goodness.assertFollows(DoubleStream.generate(gaps::sample).limit(DRAWS).toArray(), law.cdf());
  }

  @ParameterizedTest
  @MethodSource("laws")
  void aUniformPartOfTheLengthBiasedGapIsTheTimeToTheNextArrival(Reference law) {
    UniformRandomProvider random = law.random();
    double[] residuals =
        DoubleStream.generate(
                () -> random.nextDouble() * law.family.lengthBiasedOfUnitScale(random, law.shape))
            .limit(DRAWS)
            .toArray();
    Goodness.assertFollows(residuals, law.residualCdf());
    if (law.cv2 < 20) {
      Goodness.assertMean(residuals, law.biasedMean / 2);
    }
  }

  @Test
  void theWeibullLawOfALargeShapeHasNoCancellationInItsSpread() {
    // To first order CV = pi / (sqrt(6) shape).
    double cv2 = GapFamily.WEIBULL.squaredCv(1e4);
    assertThat(cv2 * 1e8).isCloseTo(Math.PI * Math.PI / 6, within(0.02));
    assertThat(Gamma.logGamma(1 + 1e-4)).isNegative();
  }

  @Test
  void familiesAreFoundByName() {
    assertThat(GapFamily.of("Gamma")).isEqualTo(GapFamily.GAMMA);
    assertThat(GapFamily.WEIBULL.key()).isEqualTo("weibull");
    assertThatThrownBy(() -> GapFamily.of("pareto"))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("exponential, gamma and weibull");
  }
}
