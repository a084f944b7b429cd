package io.servegen.fitting.length;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.servegen.common.length.Histogram;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HistogramBinningTest {
  @Test
  void fewValuesAreExact() {
    HistogramBinning binning = new HistogramBinning(true);
    double[] values = new double[HistogramBinning.MAX_EXACT];
    double[] weights = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = 3. * i;
      weights[i] = 1 + i % 7;
      binning.add(values[i], weights[i]);
    }
    Histogram histogram = binning.finish();
    assertThat(histogram.values()).isEqualTo(values);
    assertThat(histogram.weights()).isEqualTo(weights);
  }

  @Test
  void manyWholeNumbersAreBinnedAndTheMeanStays() {
    HistogramBinning binning = new HistogramBinning(true);
    SplittableRandom random = new SplittableRandom(1);
    double sum = 0;
    double total = 0;
    for (int value = 0; value < 200_000; value++) {
      double weight = 1 + random.nextInt(5);
      binning.add(value, weight);
      sum += value * weight;
      total += weight;
    }
    Histogram histogram = binning.finish();
    assertThat(histogram.size()).isBetween(2_000, 3_200);
    assertThat(histogram.total()).isEqualTo(total);
    assertThat(histogram.mean()).isCloseTo(sum / total, within(1e-12 * sum / total));
    for (int i = 0; i < histogram.size(); i++) {
      assertThat(histogram.value(i)).isEqualTo(Math.rint(histogram.value(i)));
      assertThat(i >= 200 || histogram.value(i) == i).isTrue();
    }
    assertThat(histogram.max()).isBetween(0.995 * 199_999, 199_999.);
    assertThat(histogram.quantile(0.5)).isCloseTo(100_000, within(1_000.));
  }

  @Test
  void aBinGivesItsWeightToTheNumbersRoundItsMean() {
    HistogramBinning binning = new HistogramBinning(true);
    for (int value = 0; value < HistogramBinning.MAX_EXACT; value++) {
      binning.add(value, 1);
    }
    // One bin: 1.005^2763 = 965,669.8 and 1.005^2764 = 970,498.1.
    binning.add(967_000, 3);
    binning.add(970_001, 1);
    binning.add(2_000_000, 5);
    Histogram histogram = binning.finish();
    int size = histogram.size();
    assertThat(histogram.value(size - 3)).isEqualTo(967_750);
    assertThat(histogram.weight(size - 3)).isEqualTo(3);
    assertThat(histogram.value(size - 2)).isEqualTo(967_751);
    assertThat(histogram.weight(size - 2)).isEqualTo(1);
    assertThat(histogram.max()).isEqualTo(2_000_000);
  }

  @Test
  void sharesAreBinnedToTheirMeans() {
    HistogramBinning binning = new HistogramBinning(false);
    double sum = 0;
    for (int i = 0; i <= 100_000; i++) {
      binning.add(i / 1e5, 1);
      sum += i / 1e5;
    }
    Histogram histogram = binning.finish();
    assertThat(histogram.size()).isBetween(1_000, 2_500);
    assertThat(histogram.value(0)).isZero();
    assertThat(histogram.max()).isLessThanOrEqualTo(1);
    assertThat(histogram.mean()).isCloseTo(sum / 100_001, within(1e-12));
  }

  @Test
  void oneHistogramLeavesNothingToTheNext() {
    HistogramBinning binning = new HistogramBinning(true);
    for (int value = 0; value < 10_000; value++) {
      binning.add(value, 1);
    }
    binning.finish();
    binning.add(5, 1);
    binning.add(5, 2);
    Histogram histogram = binning.finish();
    assertThat(histogram.values()).containsExactly(5);
    assertThat(histogram.weights()).containsExactly(3);
  }

  @Test
  void whatIsOutOfOrderOrNoLengthIsRefused() {
    HistogramBinning binning = new HistogramBinning(true);
    binning.add(7, 1);
    assertThatThrownBy(() -> binning.add(6, 1)).hasMessageContaining("6.0 after 7.0");
    assertThatThrownBy(() -> binning.add(8, 0)).hasMessageContaining("weight 0.0");
    assertThatThrownBy(() -> binning.add(8.5, 1)).hasMessageContaining("no whole number");
    assertThatThrownBy(() -> new HistogramBinning(true).add(-1, 1)).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> new HistogramBinning(true).finish())
        .isInstanceOf(IllegalArgumentException.class);
  }
}
