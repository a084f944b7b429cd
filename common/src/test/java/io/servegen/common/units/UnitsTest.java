package io.servegen.common.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servegen.common.UserException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UnitsTest {
  @ParameterizedTest
  @CsvSource({
    "14d,P14D",
    "90m,PT1H30M",
    "1h30m,PT1H30M",
    "0.5s,PT0.5S",
    "2w,P14D",
    "250ms,PT0.25S"
  })
  void durationsReadAsPeopleWriteThem(String text, Duration expected) {
    assertThat(Durations.parse(text)).isEqualTo(expected);
    assertThat(Durations.parse(Durations.format(expected))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "14", "d", "-3h", "1h foo", "0.0000001s"})
  void otherDurationsAreRefused(String text) {
    assertThatThrownBy(() -> Durations.parse(text))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("duration");
  }

  @Test
  void zeroIsNoPositiveDuration() {
    assertThatThrownBy(() -> Durations.parsePositive("--duration", "0s"))
        .hasMessageContaining("--duration is zero");
  }

  @ParameterizedTest
  @CsvSource({
    "4000000,4000000",
    "4_000_000,4000000",
    "2.5M,2500000",
    "10k,10000",
    "100G,100000000000"
  })
  void quantitiesReadAsPeopleWriteThem(String text, long expected) {
    assertThat(Quantities.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "-1", "1.5", "1e9", "99999999999999999999T"})
  void otherQuantitiesAreRefused(String text) {
    assertThatThrownBy(() -> Quantities.parse(text)).isInstanceOf(UserException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2024-01-01,2024-01-01T00:00:00Z",
    "2024-01-01 08:30,2024-01-01T08:30:00Z",
    "2024-01-01T08:30:00.000001Z,2024-01-01T08:30:00.000001Z",
    "2024-01-01T08:30:00+02:00,2024-01-01T06:30:00Z",
    "1969-12-31T23:59:59.5,1969-12-31T23:59:59.5Z",
  })
  void timesReadAsPeopleWriteThem(String text, Instant expected) {
    assertThat(Times.toInstant(Times.parseMicros(text))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "2024-13-01", "12:30"})
  void otherTimesAreRefused(String text) {
    assertThatThrownBy(() -> Times.parseMicros(text)).isInstanceOf(UserException.class);
  }
}
