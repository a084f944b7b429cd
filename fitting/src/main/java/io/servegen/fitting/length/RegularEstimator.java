package io.servegen.fitting.length;

import io.servegen.common.length.ExponentialLength;
import io.servegen.common.length.GammaLength;
import io.servegen.common.length.LengthLaw;
import io.servegen.common.length.LogNormalLength;
import io.servegen.common.length.ParetoLength;
import io.servegen.common.length.WeibullLength;
import io.servegen.fitting.likelihood.Ascent;
import io.servegen.fitting.likelihood.GammaDensity;
import io.servegen.fitting.likelihood.LogDensity;
import io.servegen.fitting.likelihood.LogNormalDensity;
import io.servegen.fitting.likelihood.ParetoDensity;
import io.servegen.fitting.likelihood.WeibullDensity;
import java.util.List;

/**
 * Maximum likelihood of the laws that Newton's method can climb to. Shapes are kept where the law's
 * deviation is a quarter of a token or more, since rounding hides what is narrower.
 */
final class RegularEstimator {
  private static final double MIN_DEVIATION = 0.25;
  private static final double MIN_SHAPE = 0.01;
  private static final double MAX_SHAPE = 1e6;
  private static final double MIN_SIGMA = 1e-3;
  private static final double MAX_SIGMA = 5;
  private static final double MAX_ALPHA = 1e3;
  private static final double EULER = 0.5772156649015329;
  private static final double SHAPE_TIMES_LOG_SD = Math.PI / Math.sqrt(6);

  private final Ascent ascent = new Ascent();
  private final LogDensity gamma = new GammaDensity();
  private final LogDensity weibull = new WeibullDensity();
  private final LogDensity logNormal = new LogNormalDensity();
  private final ParetoDensity pareto = new ParetoDensity();

  LengthFit exponential(LengthSample sample) {
    ascent.climb(sample.recorded(), gamma, 0, Math.log(sample.mean()), 0, 0);
    double scale = Math.exp(ascent.b());
    return fit(new ExponentialLength(scale), scale * error(0, 1));
  }

  LengthFit logNormal(LengthSample sample) {
    double least = Math.min(0.5, Math.max(MIN_SIGMA, MIN_DEVIATION / sample.mean()));
    double start = Math.log(sample.logSd());
    climb(sample, logNormal, start, sample.meanLog(), least, MAX_SIGMA);
    double sigma = Math.exp(ascent.a());
    return fit(new LogNormalLength(ascent.b(), sigma), error(0, 1), sigma * error(1, 0));
  }

  LengthFit gamma(LengthSample sample) {
    double most = Math.min(MAX_SHAPE, 4 + Math.pow(sample.mean() / MIN_DEVIATION, 2));
    // For a log-normal sample of the same spread of logarithms; near enough to start from.
    double start = -2 * Math.log(sample.logSd());
    climb(sample, gamma, start, Math.log(sample.mean()), MIN_SHAPE, most);
    double shape = Math.exp(ascent.a());
    double scale = Math.exp(ascent.b() - ascent.a());
    return fit(new GammaLength(shape, scale), shape * error(1, 0), scale * error(-1, 1));
  }

  LengthFit weibull(LengthSample sample) {
    double most = Math.min(MAX_SHAPE, 2 + SHAPE_TIMES_LOG_SD * sample.mean() / MIN_DEVIATION);
    double start = SHAPE_TIMES_LOG_SD / sample.logSd();
    double logScale = sample.meanLog() + EULER / start;
    climb(sample, weibull, Math.log(start), logScale, MIN_SHAPE, most);
    double shape = Math.exp(ascent.a());
    double scale = Math.exp(ascent.b());
    return fit(new WeibullLength(shape, scale), shape * error(1, 0), scale * error(0, 1));
  }

  /**
   * The Pareto law whose support starts where values round to the least one. The exponent's error
   * takes that as given.
   *
   * @param sample without zeros
   */
  LengthFit pareto(LengthSample sample) {
    double minimum = sample.min() - 0.5;
    pareto.setMinimum(minimum);
    double start = 1 / Math.max(1e-3, sample.meanLog() - Math.log(minimum));
    climb(sample, pareto, Math.log(start), 0, MIN_SHAPE, MAX_ALPHA);
    double alpha = Math.exp(ascent.a());
    return fit(new ParetoLength(minimum, alpha), Double.NaN, alpha * error(1, 0));
  }

  private void climb(
      LengthSample sample, LogDensity density, double a, double b, double least, double most) {
    ascent.climb(sample.recorded(), density, a, b, Math.log(least), Math.log(most));
  }

  private double error(double pa, double pb) {
    return ascent.converged() ? Math.sqrt(ascent.variance(pa, pb)) : Double.NaN;
  }

  private LengthFit fit(LengthLaw law, Double... errors) {
    return new LengthFit(
        law,
        List.of(errors),
        ascent.logLikelihood(),
        Double.NaN,
        ascent.iterations(),
        ascent.converged());
  }
}
