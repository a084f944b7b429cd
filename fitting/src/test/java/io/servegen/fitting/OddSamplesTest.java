package io.servegen.fitting;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.common.length.Histogram;
import io.servegen.fitting.gap.GapFit;
import io.servegen.fitting.gap.GapFitter;
import io.servegen.fitting.gap.GapSample;
import io.servegen.fitting.length.LengthFit;
import io.servegen.fitting.length.LengthFitter;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Whatever a log holds, a fit ends with numbers that can be used: equal gaps, two values, many
 * zeros, one outlier a million times as large, shapes from 0.01 to 100, and any clock. The seeds
 * are fixed.
 */
class OddSamplesTest {
  private final SplittableRandom random = new SplittableRandom(1);

  private double gap(int kind, double scale, double shape) {
    return switch (kind) {
      case 0 -> scale * Math.pow(-Math.log1p(-random.nextDouble()), 1 / shape);
      case 1 -> scale * random.nextInt(3);
      case 2 -> scale * (1 + 1e-9 * random.nextInt(3));
      case 3 -> random.nextInt(20) == 0 ? 1e6 * scale : scale;
      default -> scale * random.nextInt(1 + (int) (1 / shape));
    };
  }

  @Test
  void gapsAreFittedWhateverTheyAre() {
    GapFitter fitter = new GapFitter(SelectionRule.KS);
    double[] ticks = {0, 1e-6, 1e-3, 1};
    for (int repeat = 0; repeat < 10_000; repeat++) {
      GapSample sample = new GapSample(ticks[random.nextInt(4)]);
      int kind = random.nextInt(5);
      double scale = Math.pow(10, 9 * random.nextDouble() - 6);
      double shape = Math.pow(10, 4 * random.nextDouble() - 2);
      int count = 2 + random.nextInt(repeat % 10 == 0 ? 200 : 15);
      for (int i = 0; i < count; i++) {
        double gap = Math.min(1e12, gap(kind, scale, shape));
        double tick = sample.tickSeconds();
        sample.add(tick == 0 ? gap : tick * Math.floor(gap / tick));
      }
      fitter.fit(sample).ifPresent(selection -> selection.fits().forEach(OddSamplesTest::check));
    }
  }

  private static void check(GapFit fit) {
    if (!fit.isFitted()) {
      assertThat(fit.converged()).isFalse();
      return;
    }
    assertThat(fit.shape()).isBetween(0.999 * GapFit.MIN_SHAPE, 1.001 * GapFit.MAX_SHAPE);
    assertThat(fit.scale()).isPositive().isFinite();
    assertThat(fit.logLikelihood()).isFinite();
    assertThat(fit.ksDistance()).isBetween(0., 1.);
    if (fit.converged()) {
      assertThat(fit.shapeError()).isNotNegative().isFinite();
      assertThat(fit.scaleError()).isPositive().isFinite();
    }
  }

  @Test
  void lengthsAreFittedWhateverTheyAre() {
    LengthFitter fitter = new LengthFitter(SelectionRule.KS);
    for (int repeat = 0; repeat < 2_000; repeat++) {
      TreeMap<Double, Double> weights = new TreeMap<>();
      int kind = random.nextInt(5);
      double scale = Math.pow(10, 7 * random.nextDouble() - 1);
      double shape = Math.pow(10, 3 * random.nextDouble() - 1);
      int count = 1 + random.nextInt(repeat % 10 == 0 ? 1_000 : 12);
      for (int i = 0; i < count; i++) {
        double weight = random.nextInt(5) == 0 ? 1 + random.nextInt(100_000) : 1;
        weights.merge(Math.rint(Math.min(1e9, gap(kind, scale, shape))), weight, Double::sum);
      }
      Histogram lengths = Histogram.of(weights);
      fitter
          .fit(lengths)
          .ifPresent(
              selection -> {
                selection.fits().forEach(OddSamplesTest::check);
                assertThat(selection.chosen().law().mean()).isLessThanOrEqualTo(lengths.max());
              });
    }
  }

  private static void check(LengthFit fit) {
    assertThat(fit.logLikelihood()).isFinite();
    assertThat(fit.ksDistance()).isBetween(0., 1.);
    assertThat(fit.law().quantile(0.5)).isNotNegative().isFinite();
  }
}
