package io.servegen.fitting.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.sun.management.ThreadMXBean;
import io.servegen.common.arrival.GapFamily;
import io.servegen.fitting.SelectionRule;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GapFitterTest {
  private final GapFitter fitter = new GapFitter(SelectionRule.KS);

  private GapSelection fit(double... gaps) {
    GapSample sample = new GapSample();
    sample.addAll(gaps);
    return fitter.fit(sample).orElseThrow();
  }

  private static GapFit of(GapSelection selection, GapFamily family) {
    return selection.fits().get(family.ordinal());
  }

  private static double[] weibull(double shape, int count) {
    SplittableRandom random = new SplittableRandom(7);
    return random.doubles(count).map(u -> Math.pow(-Math.log1p(-u), 1 / shape)).toArray();
  }

  @Test
  void agreesWithScipy() {
    // gamma.fit(x, floc=0), weibull_min by brentq on its score, kstest(x, …) of SciPy 1.10.1.
    GapSelection selection = fit(0.02, 0.5, 1.7, 0.3, 4.1, 0.09, 0.8, 2.2, 0.001, 6.5);
    GapFit gamma = of(selection, GapFamily.GAMMA);
    GapFit weibull = of(selection, GapFamily.WEIBULL);
    GapFit exponential = of(selection, GapFamily.EXPONENTIAL);
    assertThat(gamma.shape()).isCloseTo(0.4192581594207148, within(1e-12));
    assertThat(gamma.scale()).isCloseTo(3.8665914152746814, within(1e-12));
    assertThat(gamma.logLikelihood()).isCloseTo(-11.108423173869415, within(1e-12));
    assertThat(gamma.ksDistance()).isCloseTo(0.10766921987024058, within(1e-12));
    assertThat(weibull.shape()).isCloseTo(0.549973755270376, within(1e-12));
    assertThat(weibull.scale()).isCloseTo(1.063048297233637, within(1e-12));
    assertThat(weibull.logLikelihood()).isCloseTo(-11.47907135301945, within(1e-12));
    assertThat(weibull.ksDistance()).isCloseTo(0.12599402891314881, within(1e-12));
    assertThat(exponential.scale()).isCloseTo(1.6211, within(1e-12));
    assertThat(exponential.logLikelihood()).isCloseTo(-14.831049311653905, within(1e-12));
    assertThat(exponential.ksDistance()).isCloseTo(0.24599512970735746, within(1e-12));
    assertThat(selection.fits()).allMatch(GapFit::converged);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.25, 0.7, 3})
  void standardErrorsAreTheCurvatureOfTheLogLikelihood(double shape) {
    double[] gaps = weibull(shape, 500);
    for (GapFamily family : new GapFamily[] {GapFamily.GAMMA, GapFamily.WEIBULL}) {
      GapFit fit = of(fit(gaps), family);
      double k = fit.shape();
      double t = fit.scale();
      double dk = 1e-4 * k;
      double dt = 1e-4 * t;
      double kk = -second(gaps, family, k, t, dk, 0) / (dk * dk);
      double tt = -second(gaps, family, k, t, 0, dt) / (dt * dt);
      double kt =
          -(second(gaps, family, k, t, dk, dt) - second(gaps, family, k, t, dk, -dt))
              / (4 * dk * dt);
      double determinant = kk * tt - kt * kt;
      assertThat(fit.shapeError()).isCloseTo(Math.sqrt(tt / determinant), within(1e-4 * k));
      assertThat(fit.scaleError()).isCloseTo(Math.sqrt(kk / determinant), within(1e-4 * t));
    }
  }

  private static double second(
      double[] gaps, GapFamily family, double k, double t, double dk, double dt) {
    return logLikelihood(gaps, family, k + dk, t + dt)
        - 2 * logLikelihood(gaps, family, k, t)
        + logLikelihood(gaps, family, k - dk, t - dt);
  }

  private static double logLikelihood(double[] gaps, GapFamily family, double k, double t) {
    double sum = 0;
    for (double x : gaps) {
      sum +=
          family == GapFamily.GAMMA
              ? (k - 1) * Math.log(x / t)
                  - x / t
                  - org.apache.commons.math3.special.Gamma.logGamma(k)
                  - Math.log(t)
              : Math.log(k / t) + (k - 1) * Math.log(x / t) - Math.pow(x / t, k);
    }
    return sum;
  }

  @ParameterizedTest
  @EnumSource(SelectionRule.class)
  void theTrueFamilyWinsAClearCase(SelectionRule rule) {
    GapSample sample = new GapSample();
    sample.addAll(weibull(0.4, 5_000));
    GapSelection selection = new GapFitter(rule).fit(sample).orElseThrow();
    assertThat(selection.chosen().family()).isEqualTo(GapFamily.WEIBULL);
    assertThat(selection.chosen().shape()).isCloseTo(0.4, within(0.03));
    assertThat(selection.method()).isEqualTo(GapMethod.GAPS);
  }

  @ParameterizedTest
  @CsvSource({"1e-6", "1", "3.7e8"})
  void theUnitOfTimeDoesNotMatter(double unit) {
    double[] gaps = weibull(0.7, 200);
    double[] scaled = java.util.Arrays.stream(gaps).map(x -> x * unit).toArray();
    GapSelection a = fit(gaps);
    GapSelection b = fit(scaled);
    for (GapFamily family : GapFamily.values()) {
      assertThat(of(b, family).shape() / of(a, family).shape()).isCloseTo(1, within(1e-12));
      assertThat(of(b, family).scale() / unit / of(a, family).scale()).isCloseTo(1, within(1e-12));
      assertThat(b.ksDistance(family)).isCloseTo(a.ksDistance(family), within(1e-12));
    }
  }

  @Test
  void theOrderOfGapsDoesNotMatterToTheLastBit() {
    double[] gaps = weibull(0.7, 1_000);
    double[] reversed = new double[gaps.length];
    for (int i = 0; i < gaps.length; i++) {
      reversed[i] = gaps[gaps.length - 1 - i];
    }
    assertThat(fit(reversed)).isEqualTo(fit(gaps));
  }

  @Test
  void theClockMayTick() {
    // Arrivals of a Weibull law of shape 0.4 and mean 3.3 ticks, cut down to ticks.
    GapSample sample = new GapSample(0.001);
    double time = 0.0003;
    for (double gap : weibull(0.4, 5_000)) {
      double floor = Math.floor(time / 0.001);
      time += 0.001 * gap;
      sample.add((Math.floor(time / 0.001) - floor) * 0.001);
    }
    assertThat(sample.positives()).isLessThan(3_500);
    GapSelection selection = fitter.fit(sample).orElseThrow();
    GapFit chosen = selection.chosen();
    assertThat(selection.method()).isEqualTo(GapMethod.TICKS);
    assertThat(chosen.family()).isEqualTo(GapFamily.WEIBULL);
    assertThat(chosen.shape()).isCloseTo(0.4, within(4 * chosen.shapeError()));
    assertThat(chosen.shapeError()).isBetween(0.004, 0.01);
    assertThat(chosen.scale()).isCloseTo(0.001, within(4 * chosen.scaleError()));
    // 1.36 / √n is the 95 % point for a known continuous law; this one is fitted and discrete.
    assertThat(chosen.ksDistance()).isLessThan(1.36 / Math.sqrt(5_000));
    assertThat(selection.ksDistance(GapFamily.EXPONENTIAL)).isGreaterThan(0.1);
  }

  @Test
  void aTickTooFineToShowChangesNothing() {
    double[] gaps = weibull(2, 50);
    GapSample sample = new GapSample(1e-6);
    sample.addAll(gaps);
    assertThat(fitter.fit(sample).orElseThrow()).isEqualTo(fit(gaps));
  }

  @Test
  void ticksMeetTheContinuousLikelihoodWhereTheyGetFine() {
    double[] gaps = java.util.Arrays.stream(weibull(0.9, 2_000)).map(x -> 1 + x).toArray();
    GapSample sample = new GapSample(0.02);
    for (double gap : gaps) {
      sample.add(0.02 * Math.rint(gap / 0.02));
    }
    GapSelection ticks = fitter.fit(sample).orElseThrow();
    assertThat(ticks.method()).isEqualTo(GapMethod.TICKS);
    for (GapFit fit : fit(gaps).fits()) {
      GapFit other = of(ticks, fit.family());
      assertThat(other.shape()).isCloseTo(fit.shape(), within(1e-3 * fit.shape()));
      assertThat(other.scale()).isCloseTo(fit.scale(), within(1e-3 * fit.scale()));
      assertThat(other.logLikelihood()).isCloseTo(fit.logLikelihood(), within(0.5));
      assertThat(other.ksDistance()).isCloseTo(fit.ksDistance(), within(5e-3));
      assertThat(other.shapeError()).isCloseTo(fit.shapeError(), within(1e-3 * fit.shape()));
      assertThat(other.scaleError()).isCloseTo(fit.scaleError(), within(1e-3 * fit.scale()));
    }
  }

  @Test
  void equalGapsOfAFewTicksAreAsRegularAsTheClockCanTell() {
    GapSample sample = new GapSample(1);
    sample.addAll(10, 10, 10, 10, 10, 10, 10, 10, 10, 10);
    GapFit chosen = fitter.fit(sample).orElseThrow().chosen();
    assertThat(chosen.converged()).isFalse();
    assertThat(chosen.mean()).isCloseTo(10, within(0.05));
    assertThat(Math.sqrt(chosen.family().squaredCv(chosen.shape()))).isBetween(0.02, 0.03);
    assertThat(chosen.shapeError()).isNaN();
  }

  /** What is allocated is the result and a few small objects, once the buffers have grown. */
  @ParameterizedTest
  @CsvSource({"100, 0", "10000, 0", "100, 0.02", "10000, 0.02"})
  void aFitAllocatesTheSameWhateverTheSample(int count, double tick) {
    GapSample sample = new GapSample(tick);
    for (double gap : weibull(0.7, count)) {
      sample.add(tick == 0 ? gap : tick * Math.floor(gap / tick));
    }
    ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    fitter.fit(sample);
    long before = thread.getCurrentThreadAllocatedBytes();
    fitter.fit(sample);
    assertThat(thread.getCurrentThreadAllocatedBytes() - before).isLessThan(4_096);
  }

  @Test
  void noGapsOrOneOrOnlyZerosHaveNoFit() {
    assertThat(fitter.fit(new GapSample())).isEmpty();
    GapSample one = new GapSample();
    one.add(1);
    assertThat(fitter.fit(one)).isEmpty();
    GapSample zeros = new GapSample(0.001);
    zeros.addAll(0, 0, 0);
    assertThat(fitter.fit(zeros)).isEmpty();
  }

  @Test
  void equalGapsTakeTheLargestShapeAndKeepTheMean() {
    GapSelection selection = fit(10, 10, 10, 10);
    GapFit chosen = selection.chosen();
    assertThat(chosen.shape()).isEqualTo(GapFit.MAX_SHAPE);
    assertThat(chosen.mean()).isCloseTo(10, within(1e-4));
    assertThat(chosen.converged()).isFalse();
    assertThat(chosen.shapeError()).isNaN();
    assertThat(of(selection, GapFamily.EXPONENTIAL).converged()).isTrue();
  }

  @Test
  void aZeroOnAContinuousClockLeavesTheExponentialLaw() {
    GapSelection selection = fit(0, 1, 2, 3);
    assertThat(selection.chosen().family()).isEqualTo(GapFamily.EXPONENTIAL);
    assertThat(of(selection, GapFamily.GAMMA).isFitted()).isFalse();
    assertThat(of(selection, GapFamily.WEIBULL).isFitted()).isFalse();
    assertThat(selection.ksDistance(GapFamily.GAMMA)).isNaN();
  }

  @Test
  void shapesOutsideTheRangeStopAtItsEnd() {
    GapSelection selection = fit(1e-300, 1e-200, 1e-100, 1);
    assertThat(of(selection, GapFamily.GAMMA).shape()).isEqualTo(GapFit.MIN_SHAPE);
    assertThat(of(selection, GapFamily.GAMMA).converged()).isFalse();
    GapSelection regular = fit(1, 1 + 1e-12, 1 + 2e-12);
    assertThat(of(regular, GapFamily.GAMMA).shape()).isEqualTo(GapFit.MAX_SHAPE);
    assertThat(of(regular, GapFamily.WEIBULL).shape())
        .isCloseTo(GapFit.MAX_SHAPE, within(1e-3 * GapFit.MAX_SHAPE));
    assertThat(of(regular, GapFamily.WEIBULL).converged()).isFalse();
  }

  @Test
  void aGapThatIsNoTimeIsRefused() {
    GapSample sample = new GapSample();
    assertThatThrownBy(() -> sample.add(-1)).hasMessageContaining("-1.0 s");
    assertThatThrownBy(() -> sample.add(Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> new GapSample(-1)).hasMessageContaining("tick");
  }
}
