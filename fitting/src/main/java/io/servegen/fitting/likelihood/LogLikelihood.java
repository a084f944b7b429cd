package io.servegen.fitting.likelihood;

/**
 * The log-likelihood of a {@link RecordedSample}, as a density per unit of the value, with its
 * first and second derivatives by the two parameters. Results are left in fields.
 */
final class LogLikelihood {
  double value;
  double byA;
  double byB;
  double byAA;
  double byAB;
  double byBB;

  private final double[] exponents = new double[Recording.MAX_NODES];
  private final double[] a = new double[Recording.MAX_NODES];
  private final double[] b = new double[Recording.MAX_NODES];
  private final double[] aa = new double[Recording.MAX_NODES];
  private final double[] ab = new double[Recording.MAX_NODES];
  private final double[] bb = new double[Recording.MAX_NODES];

  void evaluate(RecordedSample sample, LogDensity density, double a, double b) {
    density.at(a, b);
    value = 0;
    byA = 0;
    byB = 0;
    byAA = 0;
    byAB = 0;
    byBB = 0;
    for (int j = 0; j < Recording.EXACT_FROM; j++) {
      if (sample.small(j) > 0) {
        addIntegral(sample, density, j, sample.small(j));
      }
    }
    if (density.isLinear() && sample.exact() > 0) {
      density.evaluate(sample.exactMean(), sample.exactMeanLog());
      addPoint(density, sample.exactWeight());
    } else {
      for (int i = 0; i < sample.exact(); i++) {
        density.evaluate(sample.value(i), sample.log(i));
        addPoint(density, sample.weight(i));
      }
    }
  }

  private void addPoint(LogDensity density, double weight) {
    value += weight * density.value;
    byA += weight * density.byA;
    byB += weight * density.byB;
    byAA += weight * density.byAA;
    byAB += weight * density.byAB;
    byBB += weight * density.byBB;
  }

  /** Adds weight · ln ∫ K f; under the integral, f′ = f l′ and f″ = f (l′² + l″) with l = ln f. */
  private void addIntegral(RecordedSample sample, LogDensity density, int j, double weight) {
    Recording.Nodes nodes = sample.nodes(j);
    double unit = sample.unit();
    double logUnit = sample.logUnit();
    // The largest term is taken out, so that a start far from the sample does not underflow.
    double largest = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < nodes.size; i++) {
      density.evaluate(unit * nodes.x[i], logUnit + nodes.logX[i]);
      exponents[i] = density.value + nodes.logWeight[i];
      largest = Math.max(largest, exponents[i]);
      a[i] = density.byA;
      b[i] = density.byB;
      aa[i] = density.byAA;
      ab[i] = density.byAB;
      bb[i] = density.byBB;
    }
    double f = 0;
    double fA = 0;
    double fB = 0;
    double fAA = 0;
    double fAB = 0;
    double fBB = 0;
    for (int i = 0; i < nodes.size; i++) {
      double term = Math.exp(exponents[i] - largest);
      if (term > 0) {
        f += term;
        fA += term * a[i];
        fB += term * b[i];
        fAA += term * (a[i] * a[i] + aa[i]);
        fAB += term * (a[i] * b[i] + ab[i]);
        fBB += term * (b[i] * b[i] + bb[i]);
      }
    }
    value += weight * (largest + Math.log(f));
    byA += weight * fA / f;
    byB += weight * fB / f;
    byAA += weight * (fAA / f - fA / f * (fA / f));
    byAB += weight * (fAB / f - fA / f * (fB / f));
    byBB += weight * (fBB / f - fB / f * (fB / f));
  }
}
