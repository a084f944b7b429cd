package io.servegen.common.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolygammaTest {
  /** mpmath 1.3.0 at 40 digits: log(k) − psi(0, k); psi(1, k); k psi(1, k) − 1. */
  @ParameterizedTest
  @CsvSource({
    "0.01, 95.955715271880581, 10001.621213528313, 99.01621213528313",
    "0.05, 17.502112717745878, 401.53235734211507, 19.076617867105755",
    "0.25, 2.8411591722563748, 17.197329154507111, 3.2993322886267777",
    "1, 0.57721566490153286, 1.6449340668482264, 0.64493406684822644",
    "2.5, 0.21313409122891188, 0.49035775610023486, 0.22589439025058716",
    "9.99, 0.05088421982926105, 0.10527695014824178, 0.051716731980935448",
    "10, 0.050832503927324576, 0.10516633568168575, 0.051663356816857461",
    "20, 0.025208281311841943, 0.05127082293520312, 0.025416458704062397",
    "150, 0.00333703702057648, 0.0066889382711659947, 0.0033407406748992095",
    "1e6, 5.0000008333333333e-7, 1.0000005000001667e-6, 5.0000016666666667e-7"
  })
  void agreesWithMpmath(double k, double logMinusDigamma, double trigamma, double minusOne) {
    assertThat(Polygamma.logMinusDigamma(k) / logMinusDigamma).isCloseTo(1, within(1e-13));
    assertThat(Polygamma.trigamma(k) / trigamma).isCloseTo(1, within(1e-14));
    assertThat(Polygamma.shapeTimesTrigammaMinusOne(k) / minusOne).isCloseTo(1, within(2e-13));
  }
}
