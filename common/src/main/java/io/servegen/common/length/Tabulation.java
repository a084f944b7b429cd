package io.servegen.common.length;

import java.util.Arrays;

/**
 * A law of lengths as a histogram, for drawing from a table. Whole numbers up to {@link #EXACT}
 * have their own probability; beyond, bins of half a per cent stand for the whole number in their
 * middle. Shares have {@link #SHARES} equal steps. The law is cut at the field's ends: what lies
 * beyond is drawn as the last value.
 */
public final class Tabulation {
  private static final int EXACT = 1_024;
  private static final double RELATIVE_WIDTH = 0.005;
  private static final int SHARES = 500;

  /** No prompt and no output is longer; it also ends a Pareto law without a mean. */
  private static final double MOST_TOKENS = 10_000_000;

  private static final double NEGLIGIBLE = 1e-10;

  private double[] values = new double[256];
  private double[] weights = new double[256];
  private int size;

  private Tabulation() {}

  /** The histogram of a law of this field. */
  public static Histogram of(LengthField field, LengthLaw law) {
    Tabulation table = new Tabulation();
    if (field.isWhole()) {
      table.addWholeNumbers(law);
    } else {
      table.addShares(law);
    }
    return Histogram.of(
        Arrays.copyOf(table.values, table.size), Arrays.copyOf(table.weights, table.size));
  }

  private void addWholeNumbers(LengthLaw law) {
    double below = 0;
    double value = 0;
    while (value < MOST_TOKENS && below < 1 - NEGLIGIBLE) {
      double width = value < EXACT ? 1 : Math.max(1, Math.rint(value * RELATIVE_WIDTH));
      double cumulative = law.cdf(value + width - 0.5);
      add(value + Math.floor((width - 1) / 2), cumulative - below);
      below = cumulative;
      value += width;
    }
    add(Math.min(value, MOST_TOKENS), 1 - below);
  }

  private void addShares(LengthLaw law) {
    double below = 0;
    for (int step = 0; step < SHARES; step++) {
      double cumulative = law.cdf((step + 0.5) / SHARES);
      add((double) step / SHARES, cumulative - below);
      below = cumulative;
    }
    add(1, 1 - below);
  }

  private void add(double value, double weight) {
    if (!(weight > 0)) {
      return;
    }
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
      weights = Arrays.copyOf(weights, 2 * size);
    }
    values[size] = value;
    weights[size] = weight;
    size++;
  }
}
