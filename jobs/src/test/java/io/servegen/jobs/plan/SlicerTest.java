package io.servegen.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.common.engine.RequestCounter.WindowCount;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SlicerTest {
  private static final long T = 600_000_000L;
  private static final long DAY = 144 * T;

  private static List<WindowCount> counts(long firstWindow, long... requests) {
    List<WindowCount> counts = new ArrayList<>();
    for (int i = 0; i < requests.length; i++) {
      counts.add(new WindowCount(firstWindow + i, requests[i], 0));
    }
    return counts;
  }

  /** Every request is in one slice, ids are dense, and no slice reaches over midnight. */
  private static void assertCovers(List<Slice> slices, List<WindowCount> counts) {
    long id = 0;
    for (int i = 0; i < slices.size(); i++) {
      Slice slice = slices.get(i);
      assertThat(slice.number()).isEqualTo(i);
      assertThat(slice.firstRequestId()).isEqualTo(id);
      assertThat(slice.requests()).isPositive();
      assertThat(Math.floorDiv(slice.toMicros() - 1, DAY)).isEqualTo(slice.day());
      id += slice.requests();
      if (i > 0) {
        Slice before = slices.get(i - 1);
        if (slice.sharesStretchWith(before)) {
          assertThat(slice.skip()).isEqualTo(before.skip() + before.requests());
        } else {
          assertThat(slice.skip()).isZero();
          assertThat(slice.fromMicros()).isGreaterThanOrEqualTo(before.toMicros());
        }
      }
    }
    assertThat(id).isEqualTo(counts.stream().mapToLong(WindowCount::requests).sum());
  }

  @Test
  void slicesHaveAboutAsManyRequestsAsAskedFor() {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 300; round++) {
      long[] requests =
          random
              .longs(500, 0, 1 + random.nextLong(1_000_000))
              .map(n -> n * n % 1_000_003)
              .toArray();
      long first = random.nextLong(-1000, 1000);
      List<WindowCount> counts = counts(first, requests);
      long wanted = 1 + random.nextLong(3_000_000);
      List<Slice> slices =
          Slicer.cut(counts, new TraceSpan(T, first * T, (first + 500) * T, wanted), 0);
      assertCovers(slices, counts);
      assertThat(slices).allMatch(slice -> slice.requests() <= 3 * wanted);
    }
  }

  @Test
  void aLargeWindowIsSplitIntoPartsOfTheSameSize() {
    List<WindowCount> counts = counts(0, 3, 101, 4);
    List<Slice> slices = Slicer.cut(counts, new TraceSpan(T, 0, 3 * T, 10), 0);
    assertCovers(slices, counts);
    List<Slice> split = slices.stream().filter(slice -> slice.fromMicros() == T).toList();
    assertThat(split).hasSize(11).allMatch(slice -> slice.requests() >= 9);
    assertThat(sizes(SliceTasks.of(slices, 1))).containsExactly(1, 11, 1);
    assertThat(sizes(SliceTasks.of(slices, 2))).containsExactly(1, 6, 5, 1);
    assertThat(sizes(SliceTasks.of(slices, 6))).containsExactly(1, 3, 3, 3, 2, 1);
    assertThat(SliceTasks.of(slices, 1000)).hasSize(13);
  }

  private static List<Integer> sizes(List<List<Slice>> tasks) {
    return tasks.stream().map(List::size).toList();
  }

  @Test
  void thePartsOfTheLargestWindowsDoNotOverflow() {
    long huge = Long.MAX_VALUE / 4;
    List<WindowCount> counts = counts(7, huge);
    List<Slice> slices = Slicer.cut(counts, new TraceSpan(T, 7 * T, 8 * T, huge / 1000), 0);
    assertCovers(slices, counts);
    assertThat(slices).hasSizeBetween(1000, 1001);
  }

  @Test
  void aTraceThatIsCutInsideItsWindowsIsSlicedFromItsStartToItsEnd() {
    List<WindowCount> counts = counts(143, 5, 6, 7);
    List<Slice> slices = Slicer.cut(counts, new TraceSpan(T, 143 * T + 99, 146 * T - 1, 1000), 0);
    assertCovers(slices, counts);
    assertThat(slices).hasSize(2);
    assertThat(slices.get(0).fromMicros()).isEqualTo(143 * T + 99);
    assertThat(slices.get(0).toMicros()).isEqualTo(DAY);
    assertThat(slices.get(1).toMicros()).isEqualTo(146 * T - 1);
  }

  @Test
  void aPartOfATraceKeepsTheIdsOfTheWhole() {
    List<WindowCount> counts = counts(0, 30, 40, 50, 60);
    List<Slice> whole = Slicer.cut(counts, new TraceSpan(T, 0, 4 * T, 1), 0);
    TraceSpan part = new TraceSpan(T, 0, 4 * T, 1).between(2 * T, 9 * T);
    assertThat(part.toMicros()).isEqualTo(4 * T);
    assertThat(Slicer.cut(counts.subList(2, 4), part, 70).get(0).firstRequestId())
        .isEqualTo(whole.get(70).firstRequestId());
  }

  @Test
  void anEmptyTraceHasNoSlices() {
    assertThat(Slicer.cut(counts(0, 0, 0, 0), new TraceSpan(T, 0, 3 * T, 10), 0)).isEmpty();
    assertThat(SliceTasks.of(List.of(), 4)).isEmpty();
  }
}
