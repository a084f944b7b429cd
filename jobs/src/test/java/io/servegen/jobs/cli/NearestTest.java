package io.servegen.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
  @Test
  void findsTheNameThatWasMeant() {
    assertThat(Nearest.to("ouput", List.of("input", "output", "format"))).isEqualTo("output");
    assertThat(Nearest.to("anything", List.of())).isEmpty();
  }
}
