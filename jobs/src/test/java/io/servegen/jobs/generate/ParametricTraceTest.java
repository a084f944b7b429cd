package io.servegen.jobs.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.servegen.common.length.LengthLaw;
import io.servegen.jobs.SparkTest;
import io.servegen.jobs.TraceRows;
import io.servegen.jobs.table.Profiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.ExponentialDistribution;
import org.apache.commons.math3.distribution.LogNormalDistribution;
import org.apache.commons.math3.distribution.RealDistribution;
import org.apache.commons.math3.distribution.WeibullDistribution;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Traces with {@code --lengths parametric}, made by the command: chi-square over 20 cells of about
 * the same probability, 8 comparisons at the level 10⁻⁶ each.
 */
class ParametricTraceTest extends SparkTest {
  private static final double LEVEL = 1e-6;
  private static final int CELLS = 20;
  private static final String CLIENTS =
      """
      model: assistant
      clients:
        - id: one
          rate: 4
          lengths:
            input_tokens: {family: log_normal, mu: 5, sigma: 0.7}
            output_tokens: {family: exponential, scale: 150}
        - id: two
          rate: 3
          lengths:
            input_tokens: {family: weibull, shape: 1.5, scale: 400}
            output_tokens: {family: log_normal, mu: 4, sigma: 0.5}
      """;

  @TempDir private Path folder;

  @Test
  void lengthsFollowTheLawsOfHandWrittenClientsAndOfAFit() throws IOException {
    Files.writeString(folder.resolve("clients.yaml"), CLIENTS);
    Path written = folder.resolve("written");
    succeed("import", "--input", folder.resolve("clients.yaml"), "--output", written);
    Path trace = generate(written, "trace", 1);
    double[] one = lengths(trace, "one", "input_tokens");
    assertFollows(one, whole(new LogNormalDistribution(null, 5, 0.7)));
    assertFollows(
        lengths(trace, "one", "output_tokens"), whole(new ExponentialDistribution(null, 150)));
    double[] two = lengths(trace, "two", "input_tokens");
    assertFollows(two, whole(new WeibullDistribution(null, 1.5, 400)));
    assertFollows(
        lengths(trace, "two", "output_tokens"), whole(new LogNormalDistribution(null, 4, 0.5)));
    assertThat(p(one, whole(new LogNormalDistribution(null, 5, 0.66)))).isLessThan(LEVEL);
    assertThat(p(two, whole(new WeibullDistribution(null, 1.5, 420)))).isLessThan(LEVEL);

    Path fitted = folder.resolve("fitted");
    succeed("fit", "--input", trace, "--output", fitted);
    Path again = generate(fitted, "again", 2);
    List<Row> rows =
        Profiles.LENGTHS
            .read(spark().session(), fitted.toString())
            .where("client_id != '(all)'")
            .select("client_id", "field", "family", "parameters", "max")
            .collectAsList();
    assertThat(rows).hasSize(4);
    for (Row row : rows) {
      double[] parameters =
          row.<Double>getList(3).stream().mapToDouble(Double::doubleValue).toArray();
      LengthLaw law = LengthLaw.of(row.getString(2), parameters);
      double last = law.cdf(row.getDouble(4) + 0.5);
      assertFollows(
          lengths(again, row.getString(0), row.getString(1)),
          value -> Math.min(1, law.cdf(value + 0.5) / last));
    }
  }

  private Path generate(Path profile, String name, int seed) {
    Path trace = folder.resolve(name);
    succeed(
        "generate",
        "--profiles=" + profile,
        "--lengths=parametric",
        "--duration=3h",
        "--seed=" + seed,
        "--output=" + trace);
    return trace;
  }

  private static double[] lengths(Path trace, String client, String field) {
    return TraceRows.read(spark().session(), trace)
        .where("client_id = '" + client + "'")
        .select(field)
        .collectAsList()
        .stream()
        .mapToDouble(row -> row.getInt(0))
        .toArray();
  }

  /** The probability of at most a whole number, of a law whose draws are rounded. */
  private static DoubleUnaryOperator whole(RealDistribution law) {
    return value -> law.cumulativeProbability(value + 0.5);
  }

  private static void assertFollows(double[] lengths, DoubleUnaryOperator atMost) {
    assertThat(lengths).hasSizeGreaterThan(30_000);
    assertThat(p(lengths, atMost)).isGreaterThan(LEVEL);
  }

  private static double p(double[] lengths, DoubleUnaryOperator atMost) {
    double statistic = 0;
    double below = 0;
    double from = -1;
    int cells = 0;
    for (double to = 0; below < 1 - 0.5 / CELLS; to++) {
      double probability = atMost.applyAsDouble(to) - below;
      boolean last = 1 - below - probability < 1.0 / CELLS;
      if (probability >= 1.0 / CELLS || last) {
        double low = from;
        double high = last ? Double.POSITIVE_INFINITY : to;
        double expected = lengths.length * (last ? 1 - below : probability);
        double seen = java.util.Arrays.stream(lengths).filter(x -> x > low && x <= high).count();
        statistic += (seen - expected) * (seen - expected) / expected;
        below = last ? 1 : below + probability;
        from = to;
        cells++;
      }
    }
    return 1 - new ChiSquaredDistribution(null, cells - 1.0).cumulativeProbability(statistic);
  }
}
