package io.servegen.fitting.score;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The scores against SciPy's, which scores.py beside scores.csv wrote. */
class SciPyScoresTest {
  private static final double TOLERANCE = 1e-12;

  record Case(String score, double[] a, double[] b, double expected) {
    @Override
    public String toString() {
      return score + " of " + a.length + " and " + b.length;
    }
  }

  static Stream<Case> cases() throws IOException {
    try (InputStream in = SciPyScoresTest.class.getResourceAsStream("scores.csv")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split(";", -1))
          .map(
              part ->
                  new Case(
                      part[0], numbers(part[1]), numbers(part[2]), Double.parseDouble(part[3])));
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void agreesWithSciPy(Case reference) {
    double value = score(reference);
    if (Double.isNaN(reference.expected())) {
      assertThat(value).isNaN();
    } else {
      assertThat(value)
          .isCloseTo(reference.expected(), org.assertj.core.data.Offset.offset(TOLERANCE));
    }
  }

  private static double score(Case reference) {
    double[] a = reference.a();
    double[] b = reference.b();
    return switch (reference.score()) {
      case "energy on a line" ->
          EnergyDistance.between(
              new Points(a, new double[a.length]), new Points(b, new double[b.length]));
      case "energy" -> EnergyDistance.between(points(a), points(b));
      case "standardised energy" -> EnergyDistance.standardised(points(a), points(b));
      case "ks" -> TwoSampleDistance.of(sorted(a), sorted(b));
      case "pearson" -> Correlation.pearson(a, b);
      case "spearman" -> Correlation.spearman(a, b);
      case "dispersion" -> Dispersion.index(Arrays.stream(a).mapToLong(v -> (long) v).toArray());
      default -> throw new AssertionError(reference.score());
    };
  }

  private static Points points(double[] pairs) {
    double[] x = new double[pairs.length / 2];
    double[] y = new double[pairs.length / 2];
    for (int i = 0; i < x.length; i++) {
      x[i] = pairs[2 * i];
      y[i] = pairs[2 * i + 1];
    }
    return new Points(x, y);
  }

  private static double[] sorted(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  private static double[] numbers(String text) {
    return text.isEmpty()
        ? new double[0]
        : Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
