package io.servegen.fitting.gap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.servegen.fitting.Recovery;
import io.servegen.fitting.SelectionRule;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.core.source64.SplitMix64;
import org.apache.commons.rng.sampling.distribution.AhrensDieterMarsagliaTsangGammaSampler;
import org.apache.commons.rng.sampling.distribution.ContinuousSampler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@link WindowFitter} says of estimates on coarse clocks. The seed is fixed. */
class CountRecoveryTest {
  private static final long WINDOW = 600_000_000;

  private final UniformRandomProvider random = new SplitMix64(1);

  /** A stationary renewal process, which began long before the window. */
  private void fill(WindowFitter window, double shape, double perSecond, long tickMicros) {
    ContinuousSampler gaps =
        AhrensDieterMarsagliaTsangGammaSampler.of(random, shape, 1 / perSecond / shape);
    window.begin(WINDOW);
    double seconds = -60 - random.nextDouble();
    while (true) {
      seconds += gaps.sample();
      long micros = (long) Math.floor(seconds * 1e6);
      if (micros >= WINDOW) {
        return;
      }
      if (micros >= 0) {
        window.add(micros / tickMicros * tickMicros);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0.1, 0.066, 0.080",
    "1, 0.25, 0.025, 0.073",
    "1, 1, 0.005, 0.070",
    "1, 4, -0.018, 0.072",
    "3, 0.1, 0.032, 0.103",
    "3, 0.25, 0.019, 0.102",
    "3, 1, 0.016, 0.105",
    "3, 4, -0.002, 0.100",
  })
  void biasAndSpreadOfCountsAreAsPublished(
      int tickSeconds, double shape, double bias, double spread) {
    WindowFitter window = new WindowFitter(tickSeconds * 1_000_000L, SelectionRule.KS);
    Recovery recovery = Recovery.ofPositive(shape);
    for (int i = 0; i < 1_000; i++) {
      fill(window, shape, 20, tickSeconds * 1_000_000L);
      GapSelection selection = window.fit().orElseThrow();
      assertThat(selection.method()).isEqualTo(GapMethod.COUNTS);
      recovery.add(selection.chosen().shape(), selection.chosen().shapeError());
    }
    assertThat(recovery.relativeBias()).isCloseTo(bias, within(0.0005));
    assertThat(recovery.relativeSpread()).isCloseTo(spread, within(0.0005));
  }

  @ParameterizedTest
  @CsvSource({"1, COUNTS, 0.15", "2, COUNTS, 0.15", "0.25, TICKS, 0.1"})
  void whicheverTellsMoreIsAskedWhereEveryTickHoldsAFew(
      double shape, GapMethod method, double error) {
    WindowFitter window = new WindowFitter(1_000_000, SelectionRule.KS);
    double squares = 0;
    for (int i = 0; i < 100; i++) {
      fill(window, shape, 6, 1_000_000);
      GapSelection selection = window.fit().orElseThrow();
      assertThat(selection.method()).isEqualTo(method);
      double cv2 = selection.chosen().family().squaredCv(selection.chosen().shape());
      squares += Math.pow(Math.log(cv2 * shape), 2);
    }
    // A hundred windows know the root of their mean square to 7 %.
    assertThat(Math.sqrt(squares / 100)).isLessThan(error);
  }

  @ParameterizedTest
  @CsvSource({"30, 1", "30, 4"})
  void withTooFewStepsForCountsAndGapsThatSayNothingTheFormIsPooled(long tick, double shape) {
    WindowFitter window = new WindowFitter(tick * 1_000_000, SelectionRule.KS);
    fill(window, shape, 0.2, tick * 1_000_000);
    double positives = window.gaps().positives() / (double) window.gaps().count();
    assertThat(positives).isBetween(0.1, 0.3);
    Optional<GapSelection> selection = window.fit();
    assertThat(selection).isEmpty();
  }
}
