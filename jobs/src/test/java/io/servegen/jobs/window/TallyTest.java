package io.servegen.jobs.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TallyTest {
  private static LongList list(long... numbers) {
    LongList list = new LongList();
    Arrays.stream(numbers).forEach(list::add);
    return list;
  }

  private static long[] expanded(Tally tally) {
    LongList list = new LongList();
    tally.copyTo(list);
    return list.toArray();
  }

  @Test
  void countsWhatIsEqual() {
    Tally tally = Tally.of(list(7, 3, 7, 7));
    assertThat(tally.distinct()).isEqualTo(2);
    assertThat(tally.total()).isEqualTo(4);
    assertThat(tally.sum()).isEqualTo(24);
    assertThat(expanded(tally)).containsExactly(3, 7, 7, 7);
    assertThat(Tally.of(5, 0).distinct()).isZero();
  }

  @Test
  void quantilesAreValuesThatOccur() {
    Tally tally = Tally.of(list(1, 2, 3, 4));
    assertThat(tally.quantile(0)).isEqualTo(1);
    assertThat(tally.quantile(0.25)).isEqualTo(1);
    assertThat(tally.quantile(0.5)).isEqualTo(2);
    assertThat(tally.quantile(0.99)).isEqualTo(4);
    assertThat(tally.quantile(1)).isEqualTo(4);
  }

  @Test
  void isTheSameHoweverTheSampleWasSplit() {
    SplittableRandom random = new SplittableRandom(5);
    long[] numbers = random.longs(5_000, 0, 700).toArray();
    Tally whole = Tally.of(list(numbers));
    Tally merged = Tally.empty();
    for (int part = 0; part < 7; part++) {
      LongList some = new LongList();
      for (int i = part; i < numbers.length; i += 7) {
        some.add(numbers[i]);
      }
      merged = merged.plus(Tally.decode(Tally.of(some).encode()));
    }
    assertThat(merged.encode()).isEqualTo(whole.encode());
    assertThat(expanded(merged)).isEqualTo(Arrays.stream(numbers).sorted().toArray());
  }

  @Test
  void survivesItsCodedFormAtTheEndsOfTheRange() {
    long[] numbers = {Long.MIN_VALUE, -1, 0, 127, 128, 1_700_000_000_000_000L, Long.MAX_VALUE};
    assertThat(expanded(Tally.decode(Tally.of(list(numbers)).encode()))).isEqualTo(numbers);
    assertThat(Tally.decode(Tally.empty().encode()).distinct()).isZero();
  }
}
