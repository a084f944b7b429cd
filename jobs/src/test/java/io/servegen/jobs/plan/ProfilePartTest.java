package io.servegen.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.jobs.table.ProfileSpan;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProfilePartTest {
  private static final long T = 600_000_000L;
  private static final long DAY_WINDOWS = 144;

  private static ProfilePart part(long firstWindow, int period, long... epochStarts) {
    return new ProfilePart(
        "p", firstWindow, period, firstWindow, T, epochStarts, List.of(), List.of(), List.of());
  }

  private static long window(LocalDate day) {
    return day.toEpochDay() * DAY_WINDOWS;
  }

  @Test
  void aTuesdayGetsATuesdayWhereverTheTraceIs() {
    // Two weeks from a Wednesday.
    LocalDate start = LocalDate.of(2024, 1, 3);
    ProfilePart part = part(window(start), (int) (14 * DAY_WINDOWS));
    for (int day = -4000; day < 4000; day += 13) {
      LocalDate traced = start.plusDays(day);
      long behind = part.profileWindow(window(traced) + 77);
      LocalDate profiled = LocalDate.ofEpochDay(Math.floorDiv(behind, DAY_WINDOWS));
      assertThat(profiled.getDayOfWeek()).isEqualTo(traced.getDayOfWeek());
      assertThat(Math.floorMod(behind, DAY_WINDOWS)).isEqualTo(77);
      assertThat(profiled).isBetween(start, start.plusDays(13));
    }
    assertThat(part.profileWindow(window(LocalDate.of(2030, 1, 1))))
        .matches(
            behind ->
                LocalDate.ofEpochDay(behind / DAY_WINDOWS).getDayOfWeek() == DayOfWeek.TUESDAY);
  }

  @Test
  void aChosenPartStartsWithTheTrace() {
    ProfilePart part = part(500, 18).anchoredAt(10_007);
    assertThat(part.profileWindow(10_007)).isEqualTo(500);
    assertThat(part.profileWindow(10_024)).isEqualTo(517);
    assertThat(part.profileWindow(10_025)).isEqualTo(500);
    assertThat(part.profileWindow(10_006)).isEqualTo(517);
  }

  @Test
  void theMostWholeWeeksRepeatElseDaysElseAll() {
    assertThat(new ProfileSpan(0, T, 2100).periodWindows()).isEqualTo(2016);
    assertThat(new ProfileSpan(0, T, 1000).periodWindows()).isEqualTo(864);
    assertThat(new ProfileSpan(0, T, 143).periodWindows()).isEqualTo(143);
  }

  @Test
  void anEpochLastsUntilTheNext() {
    ProfilePart part = part(0, 144, 36 * T, 72 * T);
    assertThat(part.epochOf(0)).isZero();
    assertThat(part.epochOf(36)).isZero();
    assertThat(part.epochOf(71)).isZero();
    assertThat(part.epochOf(72)).isEqualTo(1);
    assertThat(part.epochOf(10_000)).isEqualTo(1);
    assertThat(part(0, 144).epochOf(5)).isZero();
  }

  @Test
  void aClientWithoutLengthsInAnEpochTakesTheNearest() {
    long[] starts = {0, 36 * T, 72 * T, 108 * T};
    BitSet has = new BitSet();
    assertThat(new PoolClient(0, "m", "c", 1, has).nearestEpoch(2, starts)).isEqualTo(-1);
    has.set(0);
    has.set(3);
    PoolClient client = new PoolClient(0, "m", "c", 1, has);
    assertThat(client.nearestEpoch(0, starts)).isZero();
    assertThat(client.nearestEpoch(1, starts)).isZero();
    assertThat(client.nearestEpoch(2, starts)).isEqualTo(3);
  }
}
