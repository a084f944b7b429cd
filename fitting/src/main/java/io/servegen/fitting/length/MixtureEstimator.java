package io.servegen.fitting.length;

import io.servegen.common.length.ParetoLogNormalLength;
import io.servegen.fitting.likelihood.Recording;
import java.util.Collections;

/**
 * The mixture of a Pareto tail and a Log-normal body. The likelihood jumps with the lower end of
 * the tail, so EM runs from each of a few candidate ends, quantiles of the lengths: shortly from
 * all, then to the end from the best.
 */
final class MixtureEstimator {
  private static final double[] ENDS = {0, 0.25, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98};

  /** How far from the best quantile its neighbours are tried, at first and at last. */
  private static final double FIRST_STEP = 0.05;

  private static final double LAST_STEP = 0.0005;

  private static final int SHORT_RUN = 12;
  private static final int MAX_ITERATIONS = 1_000;

  /** EM stops where one step adds less to the log-likelihood of one length. */
  private static final double TOLERANCE = 1e-8;

  private final MixturePoints points = new MixturePoints();
  private final MixtureEm em = new MixtureEm();
  private final MixtureEm best = new MixtureEm();

  /** The estimate from a sample with two distinct values above zero. */
  LengthFit fit(LengthSample sample) {
    points.load(sample);
    double share = climbFromQuantiles(sample);
    for (double step = FIRST_STEP; step >= LAST_STEP; step /= 2) {
      double middle = share;
      for (int side = -1; side <= 1; side += 2) {
        double candidate = middle + side * step;
        if (candidate > 0 && candidate < 1) {
          em.copyFrom(best);
          em.moveEnd(end(sample, candidate));
          share = run() ? candidate : share;
        }
      }
    }
    int iterations = 1;
    while (iterations < MAX_ITERATIONS && best.step(points) >= TOLERANCE * sample.total()) {
      iterations++;
    }
    ParetoLogNormalLength law = best.law();
    return new LengthFit(
        law,
        Collections.nCopies(law.parameters().length, Double.NaN),
        logLikelihood(sample, new RoundedLaw(law)),
        Double.NaN,
        iterations,
        iterations < MAX_ITERATIONS && best.isInside());
  }

  /** Finds the best of {@link #ENDS}. */
  private double climbFromQuantiles(LengthSample sample) {
    double share = Double.NaN;
    double last = Double.NaN;
    best.moveEnd(1);
    for (double candidate : ENDS) {
      double end = end(sample, candidate);
      if (end != last) {
        em.start(end, (1 - candidate) / 2, 1.5, sample.meanLog(), sample.logSd());
        share = run() ? candidate : share;
        last = end;
      }
    }
    return share;
  }

  /**
   * A short run, whose end becomes the best if it lies above. Steps of EM add less and less, so a
   * run is given up once all that are left, each adding as much as the last, would leave it below.
   */
  private boolean run() {
    for (int left = SHORT_RUN - 1; left >= 0; left--) {
      double gain = em.step(points);
      if (left < SHORT_RUN - 2 && em.logLikelihood() + left * gain < best.logLikelihood()) {
        return false;
      }
    }
    boolean better = em.logLikelihood() > best.logLikelihood();
    if (better) {
      best.copyFrom(em);
    }
    return better;
  }

  /** As for the other laws: probabilities of small numbers, densities of large ones. */
  private double logLikelihood(LengthSample sample, RoundedLaw law) {
    double sum = 0;
    for (int i = 0; i < sample.size(); i++) {
      double value = sample.values()[i];
      double likelihood =
          value < Recording.EXACT_FROM ? law.probability(value) : best.density(value);
      sum += sample.weights()[i] * Math.log(Math.max(Double.MIN_NORMAL, likelihood));
    }
    return sum;
  }

  /** Where the values begin that lie above a share of the sample. */
  private static double end(LengthSample sample, double share) {
    int i = 0;
    while (i < sample.size() - 1 && (sample.shares()[i + 1] <= share || sample.values()[i] == 0)) {
      i++;
    }
    return sample.values()[i] - 0.5;
  }
}
