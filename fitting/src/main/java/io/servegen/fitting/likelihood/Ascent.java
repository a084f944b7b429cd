package io.servegen.fitting.likelihood;

/**
 * Climbs to the maximum of a {@link LogLikelihood}: Newton's method in both parameters, with steps
 * cut until the likelihood does not fall, and the first parameter held in an interval. Results are
 * left in the object, whose buffers serve the next sample; for one thread at a time.
 */
public final class Ascent {
  private static final int MAX_ITERATIONS = 100;
  private static final int MAX_HALVINGS = 40;
  private static final double LONGEST_STEP = 2;

  /** Convergence is quadratic: after a step of this size the next would be lost in rounding. */
  private static final double TOLERANCE = 1e-8;

  /** A step that promises so little is taken on trust: rounding may hide what it gains. */
  private static final double SURE_GAIN = 1e-7;

  /** By how much of its size the likelihood may fall for rounding. */
  private static final double SLACK = 1e-13;

  private final LogLikelihood likelihood = new LogLikelihood();
  private double a;
  private double b;
  private double lowest;
  private double highest;
  private int iterations;
  private boolean converged;

  /**
   * Maximizes the likelihood.
   *
   * @param lowest the least a; equal to {@code highest} to hold it fixed
   * @param highest the largest a
   */
  public void climb(
      RecordedSample sample,
      LogDensity density,
      double startA,
      double startB,
      double lowest,
      double highest) {
    this.lowest = lowest;
    this.highest = highest;
    a = Math.min(highest, Math.max(lowest, startA));
    b = startB;
    converged = false;
    likelihood.evaluate(sample, density, a, b);
    for (iterations = 1; iterations <= MAX_ITERATIONS; iterations++) {
      boolean held = isHeld();
      double stepA = held ? 0 : stepA();
      double stepB = held ? step(likelihood.byB, likelihood.byBB) : stepB();
      double size = Math.max(Math.abs(stepA), Math.abs(stepB));
      double factor = Math.min(1, LONGEST_STEP / size);
      if (!move(sample, density, factor * stepA, factor * stepB)) {
        // No step rises: the maximum is here, as exactly as rounding lets it be told.
        converged = size < 1e-4;
        break;
      }
      if (size < TOLERANCE) {
        converged = true;
        break;
      }
    }
    // Where nothing curves down, the likelihood says nothing, and any place on it would do.
    converged &= lowest == highest ? likelihood.byBB < 0 : !isHeld() && isConcave();
  }

  /** Whether a lies on a bound, and the likelihood would rise beyond. */
  private boolean isHeld() {
    return lowest == highest
        || (a <= lowest && likelihood.byA < 0)
        || (a >= highest && likelihood.byA > 0);
  }

  private boolean isConcave() {
    return likelihood.byAA < 0 && determinant() > 0;
  }

  private double determinant() {
    return likelihood.byAA * likelihood.byBB - likelihood.byAB * likelihood.byAB;
  }

  private double stepA() {
    return isConcave()
        ? (likelihood.byAB * likelihood.byB - likelihood.byBB * likelihood.byA) / determinant()
        : step(likelihood.byA, likelihood.byAA);
  }

  private double stepB() {
    return isConcave()
        ? (likelihood.byAB * likelihood.byA - likelihood.byAA * likelihood.byB) / determinant()
        : step(likelihood.byB, likelihood.byBB);
  }

  /** Newton's step in one parameter, or one uphill of length 1 where the slope does not fall. */
  private static double step(double slope, double curvature) {
    return curvature < 0 ? -slope / curvature : Math.signum(slope);
  }

  private boolean move(RecordedSample sample, LogDensity density, double stepA, double stepB) {
    double fromA = a;
    double fromB = b;
    double gain = (stepA * likelihood.byA + stepB * likelihood.byB) / 2;
    double floor =
        isConcave() && gain < SURE_GAIN
            ? Double.NEGATIVE_INFINITY
            : likelihood.value - SLACK * Math.abs(likelihood.value);
    double factor = 1;
    for (int halving = 0; halving < MAX_HALVINGS; halving++) {
      a = Math.min(highest, Math.max(lowest, fromA + factor * stepA));
      b = fromB + factor * stepB;
      likelihood.evaluate(sample, density, a, b);
      if (likelihood.value >= floor) {
        return true;
      }
      factor /= 2;
    }
    a = fromA;
    b = fromB;
    likelihood.evaluate(sample, density, a, b);
    return false;
  }

  public double a() {
    return a;
  }

  public double b() {
    return b;
  }

  /** The log-likelihood at the estimate, as a density per unit of the value. */
  public double logLikelihood() {
    return likelihood.value;
  }

  public int iterations() {
    return Math.min(iterations, MAX_ITERATIONS);
  }

  /** Whether the estimate is a maximum inside the bounds. */
  public boolean converged() {
    return converged;
  }

  /**
   * The variance of pa · a + pb · b by the observed information; with a fixed, of pb · b alone. NaN
   * where the likelihood is not concave.
   */
  public double variance(double pa, double pb) {
    if (lowest == highest) {
      return likelihood.byBB < 0 ? pb * pb / -likelihood.byBB : Double.NaN;
    }
    if (!isConcave()) {
      return Double.NaN;
    }
    double aa = -likelihood.byBB / determinant();
    double bb = -likelihood.byAA / determinant();
    double ab = likelihood.byAB / determinant();
    return pa * pa * aa + 2 * pa * pb * ab + pb * pb * bb;
  }
}
