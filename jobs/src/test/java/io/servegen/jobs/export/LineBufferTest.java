package io.servegen.jobs.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LineBufferTest {
  private final LineBuffer buffer = new LineBuffer();

  private String text() {
    return new String(buffer.drain(), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @ValueSource(
      longs = {
        0,
        9,
        10,
        99,
        100,
        -1,
        -10,
        2147483648L,
        Long.MAX_VALUE,
        Long.MIN_VALUE + 1,
        Long.MIN_VALUE
      })
  void writesNumbers(long number) {
    buffer.append(number);
    assertThat(text()).isEqualTo(Long.toString(number));
  }

  @Test
  void writesAnyNumber() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 100_000; i++) {
      long number = random.nextLong() >> random.nextInt(64);
      buffer.append(number);
      assertThat(text()).isEqualTo(Long.toString(number));
    }
  }

  @ParameterizedTest
  @CsvSource({"0,0.000000", "1,0.000001", "999999,0.999999", "604800000001,604800.000001"})
  void writesSeconds(long micros, String seconds) {
    buffer.appendSeconds(micros);
    assertThat(text()).isEqualTo(seconds);
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,1", "0.5,0.500000000", "1e-10,0", "0.9999999999,1", "0.001,0.001000000"})
  void writesShares(double share, String written) {
    buffer.appendShare(share);
    assertThat(text()).isEqualTo(written);
  }

  @Test
  void growsBeyondItsFirstSize() {
    byte[] large = new byte[1 << 20];
    java.util.Arrays.fill(large, (byte) 'x');
    assertThat(buffer.append("é").append(large).append(7).size()).isEqualTo(2 + (1 << 20) + 1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {"plain|plain", "a,b|\"a,b\"", "a\"b|\"a\"\"b\"", " a|\" a\"", "é,|\"é,\"", "``|``"})
  void quotesWhereItMust(String field, String written) {
    buffer.appendCsv(field.getBytes(StandardCharsets.UTF_8));
    assertThat(text()).isEqualTo(written);
  }

  @Test
  void quotesLineBreaks() {
    buffer.appendCsv("a\nb\r".getBytes(StandardCharsets.UTF_8));
    assertThat(text()).isEqualTo("\"a\nb\r\"");
  }
}
