package io.servegen.fitting.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.servegen.common.arrival.GapFamily;
import io.servegen.fitting.SelectionRule;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

/** 240 samples of 10 to 100,000 gaps with shapes 0.05 to 20; see {@code reference_fits.py}. */
class ReferenceFitsTest {
  private static final GapFitter FITTER = new GapFitter(SelectionRule.KS);

  @ParameterizedTest
  @CsvFileSource(resources = "reference_fits.csv", numLinesToSkip = 1)
  void agreesWithScipy(
      String family,
      double shape,
      int count,
      long seed,
      double mean,
      double meanLog,
      double gammaShape,
      double gammaScale,
      double gammaLogLikelihood,
      double weibullShape,
      double weibullScale,
      double weibullFitLogLikelihood) {
    GapSample sample = ReferenceSample.draw(GapFamily.of(family), shape, count, seed);
    assertThat(sample.mean()).isCloseTo(mean, relative(mean, 1e-12));
    GapSelection selection = FITTER.fit(sample).orElseThrow();

    GapFit gamma = selection.fits().get(GapFamily.GAMMA.ordinal());
    assertThat(gamma.shape()).isCloseTo(gammaShape, relative(gammaShape, 1e-8));
    assertThat(gamma.scale()).isCloseTo(gammaScale, relative(gammaScale, 1e-8));
    assertThat(gamma.logLikelihood())
        .isCloseTo(gammaLogLikelihood, relative(gammaLogLikelihood + count, 1e-9));

    GapFit weibull = selection.fits().get(GapFamily.WEIBULL.ordinal());
    assertThat(weibull.shape()).isCloseTo(weibullShape, relative(weibullShape, 1e-10));
    assertThat(weibull.scale()).isCloseTo(weibullScale, relative(weibullScale, 1e-9));
    assertThat(weibull.logLikelihood())
        .isGreaterThanOrEqualTo(
            weibullFitLogLikelihood - 1e-12 * (Math.abs(weibullFitLogLikelihood) + count));
    assertThat(gamma.converged() && weibull.converged()).isTrue();
    assertThat(gamma.iterations()).isLessThan(10);
    assertThat(weibull.iterations()).isLessThan(12);
  }

  private static Offset<Double> relative(double value, double error) {
    return within(Math.abs(value) * error);
  }
}
