package io.servegen.fitting.score;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogBinsTest {
  @ParameterizedTest
  @ValueSource(ints = {0, 1, 5, 8})
  void binsAscendWithoutHolesAndHoldTheirEdges(int bits) {
    LogBins bins = new LogBins(bits);
    int last = -1;
    for (long number = 0; number < 5_000; number++) {
      int bin = bins.binOf(number);
      assertThat(bin).isBetween(last, last + 1);
      assertThat(number).isBetween(bins.lowerEdge(bin), bins.lowerEdge(bin + 1) - 1);
      last = bin;
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 8})
  void noBinIsWiderThanItsShare(int bits) {
    LogBins bins = new LogBins(bits);
    for (int bin = 1; bin < bins.binsUpTo(1L << 40); bin++) {
      long low = bins.lowerEdge(bin);
      long width = bins.lowerEdge(bin + 1) - low;
      assertThat(width == 1 || width <= (double) low / (1 << bits)).isTrue();
    }
  }

  @Test
  void smallNumbersHaveABinOfTheirOwn() {
    LogBins bins = new LogBins(4);
    assertThat(bins.binOf(31)).isEqualTo(31);
    assertThat(bins.middle(31)).isEqualTo(31);
    assertThat(bins.binOf(32)).isEqualTo(bins.binOf(33)).isEqualTo(32);
    assertThat(bins.middle(32)).isEqualTo(32.5);
  }

  @Test
  void reachesTheGreatestNumber() {
    LogBins bins = new LogBins(8);
    assertThat(bins.lowerEdge(bins.binOf(Long.MAX_VALUE))).isLessThan(Long.MAX_VALUE).isPositive();
  }
}
