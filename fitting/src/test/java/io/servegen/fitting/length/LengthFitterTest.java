package io.servegen.fitting.length;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.servegen.common.length.Histogram;
import io.servegen.common.length.LengthFamily;
import io.servegen.common.length.LengthLaw;
import io.servegen.fitting.SelectionRule;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;

class LengthFitterTest {
  private final LengthFitter fitter = new LengthFitter(SelectionRule.KS);

  private LengthSelection fit(double... lengths) {
    return fitter.fit(histogram(lengths)).orElseThrow();
  }

  private static Histogram histogram(double... lengths) {
    TreeMap<Double, Double> weights = new TreeMap<>();
    Arrays.stream(lengths).forEach(length -> weights.merge(length, 1., Double::sum));
    return Histogram.of(weights);
  }

  private static double[] draw(LengthLaw law, int count) {
    SplittableRandom random = new SplittableRandom(11);
    return random.doubles(count).map(u -> Math.rint(law.quantile(u))).toArray();
  }

  @ParameterizedTest
  @CsvFileSource(resources = "rounded_fits.csv", numLinesToSkip = 1)
  void agreesWithScipy(
      String sample,
      String key,
      double first,
      double second,
      double logLikelihood,
      double ksDistance) {
    double[] lengths =
        Arrays.stream(sample.split(" ", -1)).mapToDouble(Double::parseDouble).toArray();
    LengthFit fit = fit(lengths).fit(LengthFamily.of(key)).orElseThrow();
    double[] parameters = fit.law().parameters();
    assertThat(parameters[0]).isCloseTo(first, within(1e-6 * Math.abs(first)));
    if (parameters.length > 1) {
      assertThat(parameters[1]).isCloseTo(second, within(1e-6 * second));
    }
    assertThat(fit.logLikelihood()).isCloseTo(logLikelihood, within(1e-6));
    assertThat(fit.ksDistance()).isCloseTo(ksDistance, within(1e-6));
    assertThat(fit.converged()).isTrue();
  }

  /** The mixture may win where a part of it is the truth: it is never less likely. */
  @ParameterizedTest
  @EnumSource(LengthFamily.class)
  void theTrueFamilyWinsAClearCase(LengthFamily family) {
    LengthLaw law =
        switch (family) {
          case EXPONENTIAL -> LengthLaw.of("exponential", 200);
          case LOG_NORMAL -> LengthLaw.of("log_normal", 5, 1);
          case PARETO -> LengthLaw.of("pareto", 19.5, 1.3);
          case PARETO_LOG_NORMAL -> LengthLaw.of("pareto_log_normal", 0.2, 1000.5, 1.7, 5.5, 0.8);
          case GAMMA -> LengthLaw.of("gamma", 0.4, 800);
          case WEIBULL -> LengthLaw.of("weibull", 2.5, 300);
        };
    Histogram lengths = histogram(draw(law, 5_000));
    LengthSelection selection = new LengthFitter(SelectionRule.AIC).fit(lengths).orElseThrow();
    boolean part = family == LengthFamily.LOG_NORMAL || family == LengthFamily.PARETO;
    assertThat(selection.chosen().family())
        .isIn(family, part ? LengthFamily.PARETO_LOG_NORMAL : family);
    LengthFit fit = selection.fit(family).orElseThrow();
    // 1.36 / √n is the 95 % point of a known continuous law.
    assertThat(fit.ksDistance()).isLessThan(1.36 / Math.sqrt(5_000));
    double[] truth = law.parameters();
    for (int i = 0; i < truth.length; i++) {
      assertThat(fit.law().parameters()[i]).isCloseTo(truth[i], within(0.1 * truth[i]));
    }
  }

  @Test
  void zerosAreLengthsToo() {
    LengthSelection selection = fit(draw(LengthLaw.of("gamma", 0.3, 4), 5_000));
    LengthFit gamma = selection.fit(LengthFamily.GAMMA).orElseThrow();
    assertThat(gamma.law().parameters()[0]).isCloseTo(0.3, within(4 * gamma.errors().get(0)));
    assertThat(gamma.errors().get(0)).isBetween(0.003, 0.03);
    assertThat(selection.fit(LengthFamily.PARETO)).isEmpty();
    assertThat(selection.fit(LengthFamily.PARETO_LOG_NORMAL)).isPresent();
  }

  @Test
  void oneValueHasNoLawAndTwoHave() {
    assertThat(fitter.fit(Histogram.of(new double[] {7}, new double[] {90}))).isEmpty();
    assertThat(fitter.fit(Histogram.of(new double[] {0}, new double[] {90}))).isEmpty();
    for (double[] two : new double[][] {{0, 1}, {1, 2}, {64, 1024}, {0, 100_000}}) {
      LengthSelection selection =
          fitter.fit(Histogram.of(two, new double[] {900, 100})).orElseThrow();
      assertThat(selection.chosen().ksDistance()).isBetween(0., 1.);
      for (LengthFit fit : selection.fits()) {
        assertThat(fit.logLikelihood()).isFinite();
        assertThat(fit.law().cdf(two[1] + 0.5)).isGreaterThan(0.3);
      }
    }
  }

  @Test
  void theSameHistogramHasTheSameFitsToTheLastBit() {
    Histogram lengths = histogram(draw(LengthLaw.of("log_normal", 5, 1), 2_000));
    LengthSelection first = fitter.fit(lengths).orElseThrow();
    fit(draw(LengthLaw.of("exponential", 3), 500));
    assertThat(fitter.fit(lengths).orElseThrow()).isEqualTo(first);
  }

  @Test
  void aShareIsNoLength() {
    assertThatThrownBy(() -> fit(0.25, 0.5)).hasMessageContaining("0.25 is no whole number");
  }
}
