package io.servegen.jobs.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.servegen.common.arrival.GapFamily;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GapShapeTest {
  @ParameterizedTest
  @ValueSource(doubles = {0.01, 0.3, 1, 2, 7, 30})
  void findsTheShapeOfACv(double cv) {
    for (GapFamily family : new GapFamily[] {GapFamily.GAMMA, GapFamily.WEIBULL}) {
      double shape = GapShape.ofCv(family, cv);
      assertThat(Math.sqrt(family.squaredCv(shape)) / cv).isCloseTo(1, within(1e-9));
    }
    assertThat(GapShape.ofCv(GapFamily.GAMMA, cv) * cv * cv).isCloseTo(1, within(1e-9));
  }

  @Test
  void exponentialGapsHaveOneCv() {
    assertThat(GapShape.ofCv(GapFamily.EXPONENTIAL, 1)).isEqualTo(1);
    assertThatThrownBy(() -> GapShape.ofCv(GapFamily.EXPONENTIAL, 2))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> GapShape.ofCv(GapFamily.GAMMA, 31))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
