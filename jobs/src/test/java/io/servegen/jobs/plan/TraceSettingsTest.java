package io.servegen.jobs.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.servegen.common.UserException;
import io.servegen.jobs.plan.RateSpec.Form;
import io.servegen.jobs.plan.TraceSettings.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceSettingsTest {
  @ParameterizedTest
  @CsvSource({
    "profile, FACTOR, 1",
    "x2.5, FACTOR, 2.5",
    "x0.01, FACTOR, 0.01",
    "500, CONSTANT, 500",
    "1e3, CONSTANT, 1000",
    "mean:500, MEAN, 500",
    "peak:0.5, PEAK, 0.5"
  })
  void everyFormOfRateIsRead(String text, Form form, double number) {
    assertThat(RateSpec.parse(text)).isEqualTo(new RateSpec(form, number, ""));
  }

  @Test
  void anyOtherRateIsAFile() {
    assertThat(RateSpec.parse("s3a://b/day.csv"))
        .isEqualTo(new RateSpec(Form.CURVE, 0, "s3a://b/day.csv"));
    assertThat(RateSpec.parse("xmas.csv").form()).isEqualTo(Form.CURVE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0", "-5", "x0", "mean:", "peak:-1", "mean:fast", "peak:NaN", "x1e999"})
  void aRateThatIsNoneIsRefused(String text) {
    assertThatThrownBy(() -> RateSpec.parse(text))
        .isInstanceOf(UserException.class)
        .hasMessageContaining("is not a rate")
        .hasMessageContaining("mean:500");
  }

  @Test
  void clientsAreANumberOrAFactor() {
    assertThat(ClientsSpec.parse(null).of(43)).isEqualTo(43);
    assertThat(ClientsSpec.parse("x3").of(43)).isEqualTo(129);
    assertThat(ClientsSpec.parse("x0.5").of(43)).isEqualTo(22);
    assertThat(ClientsSpec.parse("x0.001").of(43)).isEqualTo(1);
    assertThat(ClientsSpec.parse("10k").of(43)).isEqualTo(10_000);
    assertThatThrownBy(() -> ClientsSpec.parse("x1000000").of(1000)).hasMessageContaining("most");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "x0", "x-1", "xNaN", "many", "-3"})
  void clientsThatAreNoneAreRefused(String text) {
    assertThatThrownBy(() -> ClientsSpec.parse(text)).isInstanceOf(UserException.class);
  }

  @Test
  void aPlaceIsATimeOrAnOffset() {
    long hour = 3_600_000_000L;
    assertThat(Position.parse("30h").micros(7)).isEqualTo(7 + 30 * hour);
    assertThat(Position.parse("1970-01-01T05:00").micros(7)).isEqualTo(5 * hour);
  }
}
