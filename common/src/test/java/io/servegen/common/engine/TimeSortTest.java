package io.servegen.common.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeSortTest {
  @ParameterizedTest
  @CsvSource({"0, 5", "1, 5", "511, 30", "512, 1", "513, 11", "5000, 0", "40000, 30", "70000, 37"})
  void keysAreSortedByTimeAndThenByPlace(int size, int timeBits) {
    SplittableRandom random = new SplittableRandom(size);
    int placeBits = 17;
    long[] keys = new long[size + 3];
    for (int place = 0; place < size; place++) {
      keys[place] = random.nextLong(1L << timeBits) << placeBits | place;
    }
    long[] expected = Arrays.copyOf(keys, size);
    Arrays.sort(expected);
    long[] spare = new long[keys.length];
    boolean inSpare = TimeSort.sort(keys, spare, size, placeBits, timeBits);
    assertThat(Arrays.copyOf(inSpare ? spare : keys, size)).isEqualTo(expected);
  }
}
