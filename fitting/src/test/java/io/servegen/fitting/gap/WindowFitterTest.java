package io.servegen.fitting.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.servegen.common.arrival.GapFamily;
import io.servegen.fitting.SelectionRule;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WindowFitterTest {
  private static final long WINDOW = 600_000_000;

  private static WindowFitter poisson(long tickMicros, double perSecond) {
    WindowFitter fitter = new WindowFitter(tickMicros, SelectionRule.KS);
    fitter.begin(WINDOW);
    SplittableRandom random = new SplittableRandom(3);
    double seconds = 0;
    while (true) {
      seconds -= Math.log1p(-random.nextDouble()) / perSecond;
      long micros = (long) (seconds * 1e6) / tickMicros * tickMicros;
      if (micros >= WINDOW) {
        return fitter;
      }
      fitter.add(micros);
    }
  }

  @Test
  void aFineClockIsFittedByGaps() {
    WindowFitter fitter = poisson(1, 2);
    GapSelection selection = fitter.fit().orElseThrow();
    assertThat(fitter.requests()).isBetween(1_060, 1_340);
    assertThat(fitter.cv()).isCloseTo(1, within(0.15));
    assertThat(selection.chosen().mean()).isCloseTo(0.5, within(0.08));
    assertThat(selection.fits()).hasSize(3);
  }

  @Test
  void aCoarseClockIsFittedByCounts() {
    // Relative standard error of the shape: √(2/199) = 0.1; five of them are 1 in a million.
    WindowFitter fitter = poisson(3_000_000, 20);
    GapSelection selection = fitter.fit().orElseThrow();
    assertThat(selection.method()).isEqualTo(GapMethod.COUNTS);
    assertThat(selection.chosen().family()).isEqualTo(GapFamily.GAMMA);
    assertThat(selection.chosen().shape()).isCloseTo(1, within(0.5));
    assertThat(selection.chosen().shapeError() / selection.chosen().shape())
        .isCloseTo(0.1, within(0.001));
    assertThat(selection.chosen().mean()).isCloseTo(600. / fitter.requests(), within(1e-12));
    assertThat(selection.ksDistance(GapFamily.GAMMA)).isNaN();
    assertThat(selection.ksDistance(GapFamily.WEIBULL)).isNaN();
  }

  @Test
  void tooFewStepsOrNoDispersionArePooled() {
    assertThat(poisson(60_000_000, 20).fit()).isEmpty();
    WindowFitter regular = new WindowFitter(1_000_000, SelectionRule.KS);
    regular.begin(WINDOW);
    for (int i = 0; i < 20 * 600; i++) {
      regular.add(i / 20 * 1_000_000L);
    }
    assertThat(regular.fit()).isEmpty();
  }

  @Test
  void fewGapsArePooled() {
    WindowFitter fitter = new WindowFitter(1, SelectionRule.KS);
    fitter.begin(WINDOW);
    for (int i = 0; i < WindowFitter.MIN_GAPS; i++) {
      fitter.add(i * i * 1_000L);
    }
    assertThat(fitter.fit()).isEmpty();
    fitter.add(WINDOW - 1);
    assertThat(fitter.fit()).isPresent();
  }

  @Test
  void aWindowLeavesNothingToTheNext() {
    WindowFitter fitter = poisson(1, 2);
    Optional<GapSelection> first = fitter.fit();
    fitter.begin(10);
    fitter.add(9);
    assertThat(fitter.requests()).isOne();
    assertThat(fitter.cv()).isNaN();
    assertThat(fitter.fit()).isEmpty();
    assertThat(poisson(1, 2).fit()).isEqualTo(first);
  }

  @Test
  void arrivalsOutOfOrderOrOutsideAreRefused() {
    WindowFitter fitter = new WindowFitter(1, SelectionRule.KS);
    fitter.begin(100);
    fitter.add(50);
    assertThatThrownBy(() -> fitter.add(49)).hasMessageContaining("49 µs after one at 50 µs");
    assertThatThrownBy(() -> fitter.add(100)).hasMessageContaining("window of 100 µs");
    assertThatThrownBy(() -> fitter.begin(0)).hasMessageContaining("0 µs");
    assertThatThrownBy(() -> new WindowFitter(0, SelectionRule.KS)).hasMessageContaining("tick");
  }
}
