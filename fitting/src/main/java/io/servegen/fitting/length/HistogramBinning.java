package io.servegen.fitting.length;

import io.servegen.common.length.Histogram;
import java.util.Arrays;

/**
 * Makes a histogram of bounded size from a stream of values in ascending order. Up to {@link
 * #MAX_EXACT} distinct values are kept as they are. Beyond, a value falls into the bin [1.005ⁱ,
 * 1.005ⁱ⁺¹); so every whole number below 200 has its own. A bin of whole numbers gives its weight
 * to the two round its mean, another to its mean: the mean of all stays where it was.
 *
 * <p>The size is bounded by two values per bin, 5,000 between 1 and 10⁷. For one thread at a time;
 * the buffers stay after {@link #finish}.
 */
public final class HistogramBinning {
  /** So many distinct values are kept exactly. */
  public static final int MAX_EXACT = 4_096;

  /** The width of a bin over its lower end. */
  public static final double RELATIVE_WIDTH = 0.005;

  private static final double BINS_PER_LOG = 1 / Math.log1p(RELATIVE_WIDTH);

  /** The bin of zero, which has no logarithm. */
  private static final long ZERO_BIN = Long.MIN_VALUE;

  private final boolean whole;
  private double[] values = new double[256];
  private double[] weights = new double[256];
  private int size;
  private boolean binned;
  private double last = Double.NEGATIVE_INFINITY;

  private long bin;
  private double binWeight;
  private double binFirst;

  /** The sum of weight × (value − binFirst). */
  private double binExcess;

  /**
   * A binning of one field.
   *
   * @param whole whether the values are whole numbers
   */
  public HistogramBinning(boolean whole) {
    this.whole = whole;
  }

  /**
   * Adds a value.
   *
   * @param value not negative, finite, and not below the one added last
   * @param weight how often it occurs; above zero
   */
  public void add(double value, double weight) {
    if (!(value >= Math.max(0, last) && value < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("value " + value + " after " + last);
    }
    if (!(weight > 0 && weight < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("weight " + weight + " of value " + value);
    }
    if (whole && value != Math.rint(value)) {
      throw new IllegalArgumentException("value " + value + " is no whole number");
    }
    if (binned) {
      addToBin(value, weight);
    } else if (value == last) {
      weights[size - 1] += weight;
    } else if (size < MAX_EXACT) {
      append(value, weight);
    } else {
      startBins();
      addToBin(value, weight);
    }
    last = value;
  }

  /**
   * The histogram of what was added. The binning is then as new.
   *
   * @throws IllegalArgumentException if nothing was added
   */
  public Histogram finish() {
    if (binned) {
      closeBin();
    }
    Histogram histogram = Histogram.of(Arrays.copyOf(values, size), Arrays.copyOf(weights, size));
    size = 0;
    binned = false;
    last = Double.NEGATIVE_INFINITY;
    return histogram;
  }

  /** Puts the exact values into bins. A bin never holds fewer values than it gives back. */
  private void startBins() {
    int exact = size;
    size = 0;
    binned = true;
    openBin(values[0]);
    for (int i = 0; i < exact; i++) {
      addToBin(values[i], weights[i]);
    }
  }

  private void openBin(double value) {
    bin = bin(value);
    binFirst = value;
    binWeight = 0;
    binExcess = 0;
  }

  private static long bin(double value) {
    return value == 0 ? ZERO_BIN : (long) Math.floor(Math.log(value) * BINS_PER_LOG);
  }

  private void addToBin(double value, double weight) {
    if (bin(value) != bin) {
      closeBin();
      openBin(value);
    }
    binWeight += weight;
    binExcess += weight * (value - binFirst);
  }

  private void closeBin() {
    double above = binExcess / binWeight;
    double low = whole ? binFirst + Math.floor(above) : binFirst + above;
    double upper = whole ? binExcess - (low - binFirst) * binWeight : 0;
    if (upper > 0) {
      append(low, binWeight - upper);
      append(low + 1, upper);
    } else {
      append(low, binWeight);
    }
  }

  private void append(double value, double weight) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
      weights = Arrays.copyOf(weights, 2 * size);
    }
    values[size] = value;
    weights[size++] = weight;
  }
}
