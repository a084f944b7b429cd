package io.servegen.jobs.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ClockTest {
  private static final long DAY = 86_400_000_000L;
  private static final long START = 1_700_000_000_123_457L;

  private static long[] times(long tick, long offset, long jitter) {
    SplittableRandom random = new SplittableRandom(tick + jitter);
    return LongStream.generate(
            () ->
                START / tick * tick
                    + random.nextLong(DAY / tick) * tick
                    + offset
                    + (jitter == 0 ? 0 : random.nextLong(-jitter, jitter + 1)))
        .distinct()
        .limit(Math.min(1000, DAY / tick / 4))
        .toArray();
  }

  @Test
  void findsTheResolutionOfUsualClocks() {
    for (long tick : new long[] {1, 10, 1_000, 10_000, 1_000_000, 3_000_000, 60_000_000}) {
      assertThat(Clock.of(times(tick, 0, 0)).tickMicros()).as("tick %s", tick).isEqualTo(tick);
    }
  }

  @Test
  void findsTicksThatLieBesideWholeSecondsAndJitter() {
    Clock clock = Clock.of(times(3_000_000, 1_250_000, 2_000));
    assertThat(clock.tickMicros()).isEqualTo(3_000_000);
    assertThat(clock.offsetMicros()).isBetween(1_246_000L, 1_254_000L);
  }

  @Test
  void believesNoTickThatFewTimesShow() {
    assertThat(Clock.of(new long[] {1_000_000, 5_000_000})).isEqualTo(Clock.FINEST);
  }

  @Test
  void takesTheFinerClockWhereMoreThanAFewTimesAreFine() {
    long[] mixed = times(1_000_000, 0, 0);
    for (int i = 0; i < mixed.length; i += 3) {
      mixed[i] += 70_000 + 37 * (2 * i + 1);
    }
    assertThat(Clock.of(mixed).tickMicros()).isEqualTo(1);
  }

  @Test
  void roundsToTheNearestTick() {
    Clock clock = new Clock(3_000_000, 500_000);
    assertThat(clock.round(3_499_000)).isEqualTo(3_500_000);
    assertThat(clock.round(3_501_000)).isEqualTo(3_500_000);
    assertThat(clock.round(-2_499_000)).isEqualTo(-2_500_000);
    assertThat(Clock.FINEST.round(17)).isEqualTo(17);
  }
}
