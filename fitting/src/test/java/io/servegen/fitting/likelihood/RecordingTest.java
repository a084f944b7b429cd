package io.servegen.fitting.likelihood;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.servegen.common.arrival.GapFamily;
import io.servegen.common.length.LogNormalLength;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecordingTest {
  @ParameterizedTest
  @CsvFileSource(resources = "tick_probabilities.csv", numLinesToSkip = 1)
  void tickProbabilitiesAgreeWithTheClosedForm(
      GapFamily family, double shape, double meanTicks, int j, double probability) {
    boolean gamma = family == GapFamily.GAMMA;
    LogDensity density = gamma ? new GammaDensity() : new WeibullDensity();
    double scale = meanTicks / family.meanOfUnitScale(shape);
    RecordedSample sample = new RecordedSample(Recording.TICKS, 1);
    sample.add(j, 1);
    LogLikelihood likelihood = new LogLikelihood();
    likelihood.evaluate(sample, density, Math.log(shape), Math.log(gamma ? meanTicks : scale));
    assertThat(Math.exp(likelihood.value))
        .isCloseTo(probability, within(1e-8 * probability + 1e-14));
  }

  @ParameterizedTest
  @EnumSource(Recording.class)
  void fewNodesWillDoForAWideLaw(Recording recording) {
    LogDensity density = new WeibullDensity();
    for (double[] law : new double[][] {{0.25, 0.5}, {0.7, 4}, {1, 4}, {2, 10}, {4, 20}}) {
      density.at(Math.log(law[0]), Math.log(law[1]));
      for (int j = 0; j < Recording.EXACT_FROM; j++) {
        double fine = integral(density, recording.nodes(j, false));
        double wide = integral(density, recording.nodes(j, true));
        assertThat(wide).isCloseTo(fine, within(2e-5 * fine + 1e-10));
      }
    }
  }

  private static double integral(LogDensity density, Recording.Nodes nodes) {
    double sum = 0;
    for (int i = 0; i < nodes.size; i++) {
      density.evaluate(nodes.x[i], nodes.logX[i]);
      sum += Math.exp(density.value + nodes.logWeight[i]);
    }
    return sum;
  }

  @ParameterizedTest
  @EnumSource(Recording.class)
  void theMultiplesShareAllTheProbability(Recording recording) {
    LogLikelihood likelihood = new LogLikelihood();
    double sum = 0;
    for (int j = 0; j < Recording.EXACT_FROM; j++) {
      RecordedSample sample = new RecordedSample(recording, 1);
      sample.add(j, 1);
      likelihood.evaluate(sample, new LogNormalDensity(), Math.log(0.7), Math.log(5));
      sum += Math.exp(likelihood.value);
    }
    // Beyond 99.5 lies a share of 1e-5.
    double beyond = 1 - new LogNormalLength(Math.log(5), 0.7).cdf(99.5);
    assertThat(sum).isCloseTo(1 - beyond, within(1e-6));
  }

  static Stream<Arguments> densities() {
    return Stream.of(new GammaDensity(), new WeibullDensity(), new LogNormalDensity())
        .flatMap(density -> Stream.of(Recording.values()).map(r -> Arguments.of(density, r)));
  }

  @ParameterizedTest
  @MethodSource("densities")
  void derivativesAreThoseOfTheLikelihood(LogDensity density, Recording recording) {
    RecordedSample sample = new RecordedSample(recording, 0.5);
    for (double value : new double[] {0, 0.5, 1, 7, 7, 49.5, 50, 80, 700}) {
      sample.add(value, 1 + value / 100);
    }
    double a = -0.4;
    double b = 2.5;
    double h = 1e-5;
    LogLikelihood at = evaluated(sample, density, a, b);
    LogLikelihood up = evaluated(sample, density, a + h, b);
    LogLikelihood down = evaluated(sample, density, a - h, b);
    assertThat((up.value - down.value) / (2 * h)).isCloseTo(at.byA, within(1e-6));
    assertThat((up.byA - down.byA) / (2 * h)).isCloseTo(at.byAA, within(1e-5));
    assertThat((up.byB - down.byB) / (2 * h)).isCloseTo(at.byAB, within(1e-5));
    up = evaluated(sample, density, a, b + h);
    down = evaluated(sample, density, a, b - h);
    assertThat((up.value - down.value) / (2 * h)).isCloseTo(at.byB, within(1e-6));
    assertThat((up.byB - down.byB) / (2 * h)).isCloseTo(at.byBB, within(1e-5));
  }

  private static LogLikelihood evaluated(
      RecordedSample sample, LogDensity density, double a, double b) {
    LogLikelihood likelihood = new LogLikelihood();
    likelihood.evaluate(sample, density, a, b);
    return likelihood;
  }
}
