package io.servegen.fitting.likelihood;

import java.util.Arrays;

/**
 * Weighted values as a {@link Recording} left them. Small multiples of the unit are counted, and
 * their probability is integrated; values from {@link Recording#EXACT_FROM} units on are taken as
 * exact. Cleared and filled again; for one thread at a time.
 */
public final class RecordedSample {
  private static final double MIN_WIDE_DEVIATION = 4;

  private final Recording recording;
  private final double unit;
  private final double logUnit;
  private final double[] small = new double[Recording.EXACT_FROM];
  private double[] values = new double[256];
  private double[] logs = new double[256];
  private double[] weights = new double[256];
  private int exact;
  private double exactWeight;
  private double sum;
  private double logSum;
  private double weightOfAll;
  private double multiples;
  private double squares;

  /**
   * @param recording how the values were rounded
   * @param unit to multiples of what
   */
  public RecordedSample(Recording recording, double unit) {
    this.recording = recording;
    this.unit = unit;
    this.logUnit = Math.log(unit);
  }

  /** Forgets the values and keeps the buffers. */
  public void clear() {
    Arrays.fill(small, 0);
    exact = 0;
    exactWeight = 0;
    sum = 0;
    logSum = 0;
    weightOfAll = 0;
    multiples = 0;
    squares = 0;
  }

  /** The multiple of the unit that a value is. */
  public static double multiple(double value, double unit) {
    return Math.rint(value / unit);
  }

  /**
   * Adds a value, which is not negative, with its weight. Sums are taken in the order of adding.
   */
  public void add(double value, double weight) {
    double multiple = multiple(value, unit);
    weightOfAll += weight;
    multiples += weight * multiple;
    squares += weight * multiple * multiple;
    if (multiple < Recording.EXACT_FROM) {
      small[(int) multiple] += weight;
      return;
    }
    if (exact == values.length) {
      values = Arrays.copyOf(values, 2 * exact);
      logs = Arrays.copyOf(logs, 2 * exact);
      weights = Arrays.copyOf(weights, 2 * exact);
    }
    double log = Math.log(value);
    values[exact] = value;
    logs[exact] = log;
    weights[exact++] = weight;
    exactWeight += weight;
    sum += weight * value;
    logSum += weight * log;
  }

  /** The weight of the values that are the {@code j}-th multiple of the unit, j below 100. */
  double small(int j) {
    return small[j];
  }

  Recording.Nodes nodes(int j) {
    return recording.nodes(j, isWide());
  }

  /** Whether the sample is wide against the unit, and so are all laws that are likely for it. */
  boolean isWide() {
    double mean = multiples / weightOfAll;
    double variance = squares / weightOfAll - mean * mean;
    return mean >= 1 && variance >= MIN_WIDE_DEVIATION * MIN_WIDE_DEVIATION;
  }

  double unit() {
    return unit;
  }

  double logUnit() {
    return logUnit;
  }

  /** How many values are taken as exact. */
  int exact() {
    return exact;
  }

  double value(int i) {
    return values[i];
  }

  double log(int i) {
    return logs[i];
  }

  double weight(int i) {
    return weights[i];
  }

  double exactWeight() {
    return exactWeight;
  }

  /** The mean of the exact values. */
  double exactMean() {
    return sum / exactWeight;
  }

  /** The mean of the logarithms of the exact values. */
  double exactMeanLog() {
    return logSum / exactWeight;
  }
}
