package io.servegen.fitting.length;

import io.servegen.common.length.LogNormalLength;
import io.servegen.common.length.ParetoLength;
import io.servegen.common.length.ParetoLogNormalLength;

/** EM for a Pareto tail with a given lower end and a Log-normal body. */
final class MixtureEm {
  /** A narrower body would be an atom, and a steeper tail too: their likelihood has no bound. */
  private static final double MIN_SIGMA = 0.05;

  private static final double MAX_ALPHA = 20;

  /** A heavier tail would have no mean, or one that no context window holds. */
  private static final double MIN_ALPHA = 1.05;

  private static final double SQRT_TWO_PI = Math.sqrt(2 * Math.PI);

  private double logEnd;
  private double weight;
  private double alpha;
  private double mu;
  private double sigma;
  private double logLikelihood = Double.NEGATIVE_INFINITY;

  /** Starts anew. */
  void start(double end, double weight, double alpha, double mu, double sigma) {
    this.logEnd = Math.log(end);
    this.weight = weight;
    this.alpha = alpha;
    this.mu = mu;
    this.sigma = Math.max(MIN_SIGMA, sigma);
    this.logLikelihood = Double.NEGATIVE_INFINITY;
  }

  /** Puts the lower end of the tail elsewhere and forgets the likelihood. */
  void moveEnd(double end) {
    logEnd = Math.log(end);
    logLikelihood = Double.NEGATIVE_INFINITY;
  }

  /** Takes over the state of another. */
  void copyFrom(MixtureEm other) {
    logEnd = other.logEnd;
    weight = other.weight;
    alpha = other.alpha;
    mu = other.mu;
    sigma = other.sigma;
    logLikelihood = other.logLikelihood;
  }

  /**
   * One step.
   *
   * @return by how much the step before raised the log-likelihood
   */
  double step(MixturePoints points) {
    double total = 0;
    double ofTail = 0;
    double tailLogs = 0;
    double bodyLogs = 0;
    double bodySquares = 0;
    double sum = 0;
    double tailFactor = weight * alpha;
    double bodyFactor = (1 - weight) / (sigma * SQRT_TWO_PI);
    double curvature = -0.5 / (sigma * sigma);
    int i = 0;
    for (int group = 0; group < points.groups(); group++) {
      double density = 0;
      double tail = 0;
      double tailLog = 0;
      double bodyLog = 0;
      double bodySquare = 0;
      for (; i < points.end(group); i++) {
        double y = points.log(i);
        double excess = y - logEnd;
        double t = excess < 0 ? 0 : points.share(i) * tailFactor * FastExp.exp(-alpha * excess);
        double b = points.share(i) * bodyFactor * FastExp.exp(curvature * (y - mu) * (y - mu));
        density += t + b;
        tail += t;
        tailLog += t * excess;
        bodyLog += b * y;
        bodySquare += b * y * y;
      }
      double groupWeight = points.weight(group);
      total += groupWeight;
      sum += groupWeight * Math.log(Math.max(Double.MIN_NORMAL, density));
      if (density < Double.MIN_NORMAL) {
        // So far out that both parts underflow: the body has to widen.
        double y = points.log(i - 1);
        density = 1;
        bodyLog = y;
        bodySquare = y * y;
      }
      ofTail += groupWeight * (tail / density);
      tailLogs += groupWeight * (tailLog / density);
      bodyLogs += groupWeight * (bodyLog / density);
      bodySquares += groupWeight * (bodySquare / density);
    }
    double ofBody = total - ofTail;
    weight = Math.min(1, ofTail / total);
    if (ofTail > 0) {
      alpha = Math.min(MAX_ALPHA, Math.max(MIN_ALPHA, ofTail / tailLogs));
    }
    if (ofBody > 0) {
      mu = bodyLogs / ofBody;
      sigma = Math.max(MIN_SIGMA, Math.sqrt(Math.max(0, bodySquares / ofBody - mu * mu)));
    }
    double gain = sum - logLikelihood;
    logLikelihood = sum;
    return gain;
  }

  /** That of the parameters before the last step. */
  double logLikelihood() {
    return logLikelihood;
  }

  /** Whether no parameter was stopped by a bound. */
  boolean isInside() {
    return alpha > MIN_ALPHA && alpha < MAX_ALPHA && sigma > MIN_SIGMA && weight > 0 && weight < 1;
  }

  /** The density of lengths, not of their logarithms. */
  double density(double x) {
    double y = Math.log(x);
    double excess = y - logEnd;
    double tail = excess < 0 ? 0 : weight * alpha * Math.exp(-alpha * excess);
    double z = (y - mu) / sigma;
    double body = (1 - weight) / (sigma * SQRT_TWO_PI) * Math.exp(-z * z / 2);
    return (tail + body) / x;
  }

  ParetoLogNormalLength law() {
    return new ParetoLogNormalLength(
        weight, new ParetoLength(Math.exp(logEnd), alpha), new LogNormalLength(mu, sigma));
  }
}
