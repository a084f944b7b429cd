package io.servegen.jobs.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.servegen.common.arrival.GapFamily;
import java.io.IOException;
import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TraceFileTest {
  private static TraceFile read(String text) throws IOException, FormatException {
    return TraceFile.read(new StringReader(text), 1_000_000);
  }

  @Test
  void takesTheRateAndTheFormAndDerivesTheScale() throws Exception {
    TraceFile trace = read("0,0,0,,0,0\r\n600,2.5,1.2,Gamma,0.5,99\r\n1200,1,1,Weibull,2,99\r\n");

    assertThat(trace.startMicros()).isEqualTo(1_000_000);
    assertThat(trace.endMicros()).isEqualTo(1_801_000_000L);
    assertThat(trace.windows()).hasSize(2);
    ClientWindow gamma = trace.windows().get(0);
    assertThat(gamma)
        .isEqualTo(new ClientWindow(601_000_000L, 600, 2.5, 1.2, GapFamily.GAMMA, 0.5));
    assertThat(gamma.requests()).isEqualTo(1500);
    assertThat(gamma.scale() * 0.5).isCloseTo(0.4, within(1e-12));
    ClientWindow weibull = trace.windows().get(1);
    assertThat(weibull.scale() * Math.sqrt(Math.PI) / 2).isCloseTo(1, within(1e-12));
  }

  @Test
  void takesTheLengthOfAWindowFromItsNeighbours() throws Exception {
    assertThat(read("0,1,1,Gamma,1,1\n300,1,1,Gamma,1,1\n").windows().get(1).seconds())
        .isEqualTo(300);
    assertThat(read("0,1,1,Exponential,7,1\n").windows().get(0))
        .isEqualTo(new ClientWindow(1_000_000, 600, 1, 1, GapFamily.EXPONENTIAL, 1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0,1,1,Gamma,1|line 1: 5 columns, where there are to be 6",
        "time,rate,cv,family,shape,scale|line 1: the window start 'time' is not a number",
        "0,-1,1,Gamma,1,1|line 1: the rate is -1",
        "0,NaN,1,Gamma,1,1|line 1: the rate is NaN",
        "0,1,1,,1,1|line 1: the rate is 1.0 but there is no family",
        "0,1,1,Gamma,0,1|line 1: the shape is 0",
        "0,1,1,Poisson,1,1|line 1: 'Poisson' is no family of gaps"
      })
  void saysWhatIsWrongInWhichLine(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(FormatException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void refusesWindowsThatDoNotFollowEachOther() {
    assertThatThrownBy(() -> read("0,0,0,,0,0\n600,0,0,,0,0\n1800,0,0,,0,0\n"))
        .hasMessageStartingWith("line 3: this window starts 1200.0 s after the one before");
    assertThatThrownBy(() -> read("600,0,0,,0,0\n0,0,0,,0,0\n")).hasMessageStartingWith("line 2");
    assertThatThrownBy(() -> read("")).hasMessage("it has no windows");
  }
}
