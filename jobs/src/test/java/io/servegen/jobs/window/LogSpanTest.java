package io.servegen.jobs.window;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogSpanTest {
  private static final WindowGrid GRID = new WindowGrid(600_000_000);

  @Test
  void reachesAMeanGapBeyondTheRequestsWithinTheirWindows() {
    LogSpan span = LogSpan.around(300_000_000, 900_000_000, 61, GRID);
    assertThat(span.startMicros()).isEqualTo(300_000_000 - 10_000_001);
    assertThat(span.endMicros()).isEqualTo(900_000_000 + 10_000_001);
    assertThat(span.startWithin(0)).isEqualTo(span.startMicros());
    assertThat(span.endWithin(0, GRID)).isEqualTo(600_000_000);
    assertThat(span.endWithin(600_000_000, GRID)).isEqualTo(span.endMicros());
  }

  @Test
  void doesNotReachIntoWindowsWithoutRequests() {
    LogSpan span = LogSpan.around(1_000_000, 1_199_000_000, 10, GRID);
    assertThat(span).isEqualTo(new LogSpan(0, 1_200_000_000));
  }

  @Test
  void isWholeWindowsWhereNoGapTellsMore() {
    assertThat(LogSpan.around(5, 5, 1, GRID)).isEqualTo(new LogSpan(0, 600_000_000));
    assertThat(LogSpan.around(5, 5, 9, GRID)).isEqualTo(new LogSpan(0, 600_000_000));
  }
}
