package io.servegen.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.jobs.table.ProfileSpan;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
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
    PoolClient without = PoolClient.of(0, "m", "c", 1, Map.of(), starts);
    assertThat(without.sourceEpoch(2, starts)).isEqualTo(-1);
    PoolClient client = PoolClient.of(0, "m", "c", 1, Map.of(0L, 36 * T, 108 * T, 144 * T), starts);
    assertThat(client.sourceEpoch(0, starts)).isZero();
    assertThat(client.sourceEpoch(1, starts)).isZero();
    assertThat(client.sourceEpoch(2, starts)).isEqualTo(3);
    assertThat(client.hasOwn(0)).isTrue();
    assertThat(client.hasOwn(1)).isFalse();
  }

  @Test
  void aClientsOwnEpochReachesOverTheStartsOfOthers() {
    // Another client starts epochs at 30 and 40; this one's are 0 to 36 and 36 to 72.
    long[] starts = {0, 30 * T, 36 * T, 40 * T, 72 * T};
    PoolClient client = PoolClient.of(0, "m", "c", 1, Map.of(0L, 36 * T, 36 * T, 72 * T), starts);
    int[] sources = {0, 0, 2, 2};
    for (int epoch = 0; epoch < sources.length; epoch++) {
      assertThat(client.sourceEpoch(epoch, starts)).isEqualTo(sources[epoch]);
      assertThat(client.hasOwn(epoch)).isTrue();
    }
    assertThat(client.hasOwn(4)).isFalse();
  }
}
