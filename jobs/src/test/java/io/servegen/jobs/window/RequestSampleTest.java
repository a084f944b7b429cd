package io.servegen.jobs.window;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.common.length.LengthField;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RequestSampleTest {
  private static void offer(RequestSample sample, int i) {
    long[] codes = new long[LengthField.values().length];
    Arrays.fill(codes, RequestSample.MISSING);
    codes[LengthField.INPUT_TOKENS.ordinal()] = i % 97;
    if (i % 3 > 0) {
      codes[LengthField.OUTPUT_TOKENS.ordinal()] = i % 11;
    }
    sample.offer(i / 2, codes);
  }

  @Test
  void isTheSameHoweverTheRequestsWereSplitAndOrdered() {
    int requests = 10_000;
    RequestSample whole = new RequestSample();
    for (int i = 0; i < requests; i++) {
      offer(whole, i);
    }
    RequestSample merged = new RequestSample();
    for (int part = 4; part >= 0; part--) {
      RequestSample some = new RequestSample();
      for (int i = requests - 1 - part; i >= 0; i -= 5) {
        offer(some, i);
      }
      merged.addAll(some.encode());
    }
    double[][] expected = whole.pairs(LengthField.INPUT_TOKENS, LengthField.OUTPUT_TOKENS);
    assertThat(whole.size()).isEqualTo(RequestSample.LIMIT);
    assertThat(merged.size()).isEqualTo(RequestSample.LIMIT);
    assertThat(merged.pairs(LengthField.INPUT_TOKENS, LengthField.OUTPUT_TOKENS))
        .isDeepEqualTo(expected);
    // Two in three have both fields; five standard deviations are 75.
    assertThat(expected[0].length).isBetween(590, 740);
    assertThat(Arrays.stream(expected[0]).average().orElseThrow()).isBetween(42.0, 54.0);
  }
}
