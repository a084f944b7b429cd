package io.servegen.fitting;

import java.util.Arrays;

/**
 * What estimates of a known number from many samples are worth: bias, spread, and how often their
 * 95 % intervals hold the truth. Intervals are estimate · exp(±1.96 · error / estimate): of a
 * positive number the logarithm is nearer to normal than the number.
 */
public final class Recovery {
  private static final double NORMAL_975 = 1.959963984540054;

  private final double truth;
  private final boolean positive;
  private double[] estimates = new double[1_000];
  private int count;
  private int covered;

  /** For a number that is above zero. */
  public static Recovery ofPositive(double truth) {
    return new Recovery(truth, true);
  }

  /** For any number; intervals are then estimate ± 1.96 · error. */
  public static Recovery of(double truth) {
    return new Recovery(truth, false);
  }

  private Recovery(double truth, boolean positive) {
    this.truth = truth;
    this.positive = positive;
  }

  /** Adds the estimate from one sample and its standard error. */
  public void add(double estimate, double error) {
    if (count == estimates.length) {
      estimates = Arrays.copyOf(estimates, 2 * count);
    }
    estimates[count++] = estimate;
    double miss = positive ? estimate * Math.log(estimate / truth) : estimate - truth;
    if (Math.abs(miss) <= NORMAL_975 * error) {
      covered++;
    }
  }

  public double truth() {
    return truth;
  }

  public double mean() {
    return Arrays.stream(estimates, 0, count).average().orElseThrow();
  }

  /** The standard deviation of the estimates. */
  public double spread() {
    double mean = mean();
    double squares = Arrays.stream(estimates, 0, count).map(e -> (e - mean) * (e - mean)).sum();
    return Math.sqrt(squares / (count - 1));
  }

  /** The mean over the truth, less 1. */
  public double relativeBias() {
    return mean() / truth - 1;
  }

  /** The spread over the truth. */
  public double relativeSpread() {
    return spread() / Math.abs(truth);
  }

  /** The share of the intervals that held the truth. */
  public double coverage() {
    return covered / (double) count;
  }

  /** The middle of the estimates. */
  public double median() {
    double[] sorted = Arrays.copyOf(estimates, count);
    Arrays.sort(sorted);
    return (sorted[(count - 1) / 2] + sorted[count / 2]) / 2;
  }
}
