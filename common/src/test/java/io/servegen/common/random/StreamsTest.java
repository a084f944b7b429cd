package io.servegen.common.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.common.Goodness;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.LongStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.junit.jupiter.api.Test;

class StreamsTest {
  private static long[] first(long key, long window, Purpose purpose, int count) {
    UniformRandomProvider random = Streams.open(key, window, purpose);
    return LongStream.generate(random::nextLong).limit(count).toArray();
  }

  /**
   * The numbers of NumPy 1.24.2, {@code np.random.Philox(counter=[0, 0, 0, purpose], key=[key,
   * window]).random_raw(6)}, as signed numbers.
   */
  @Test
  void aStreamIsPhiloxUnderClientAndWindowFromThePurposeOn() {
    assertThat(first(0x0123456789abcdefL, 2840112, Purpose.ARRIVALS, 6))
        .containsExactly(
            -5052552802813381820L,
            -2062203530749527579L,
            -3921965799853545740L,
            -3580139686063357633L,
            -237037743035263307L,
            6742505212682833404L);
    assertThat(first(-1, -5, Purpose.VIDEO_TOKENS, 6))
        .containsExactly(
            8525591531207208109L,
            1017138846152380542L,
            6041084262135621231L,
            -8419030425318050077L,
            -4996777576058571090L,
            557996964218597759L);
  }

  @Test
  void purposesHaveCodesOfTheirOwn() {
    assertThat(Arrays.stream(Purpose.values()).map(Purpose::code)).doesNotHaveDuplicates();
  }

  @Test
  void seedModelAndClientAllMakeTheKey() {
    Set<Long> keys = new HashSet<>();
    int made = 0;
    for (long seed = -2; seed <= 2; seed++) {
      for (String model : new String[] {"", "m", "mm", "m-small"}) {
        for (int client = 0; client < 10_000; client++) {
          keys.add(Streams.clientKey(seed, model, "chunk-" + client));
          made++;
        }
      }
    }
    assertThat(keys).hasSize(made);
    assertThat(Streams.clientKey(0, "ab", "c")).isNotEqualTo(Streams.clientKey(0, "a", "bc"));
    assertThat(Streams.clientKey(0, "", "")).isNotEqualTo(Streams.clientKey(0, "", "\0"));
  }

  /** Streams next to each other, along each of the three parts of their identity. */
  @Test
  void neighboursAreUniformAndIndependent() {
    int streams = 200_000;
    long[] byWindow = new long[256];
    long[] byKey = new long[256];
    long[] pairs = new long[256];
    for (int i = 0; i < streams; i++) {
      long a = Streams.open(7, i, Purpose.COUNT).nextLong();
      long b = Streams.open(i, 7, Purpose.COUNT).nextLong();
      long c = Streams.open(7, i, Purpose.ARRIVALS).nextLong();
      byWindow[(int) (a >>> 56)]++;
      byKey[(int) (b >>> 56)]++;
      pairs[(int) (a >>> 60 << 4 | c >>> 60)]++;
    }
    Goodness.assertUniform(byWindow);
    Goodness.assertUniform(byKey);
    Goodness.assertUniform(pairs);
  }
}
