package io.servegen.fitting.score;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Pearson's and Spearman's correlation. Both are NaN for fewer than two pairs and where a side does
 * not vary: there is then nothing to tell.
 */
public final class Correlation {
  private Correlation() {}

  /** Pearson's correlation, Σ(x − x̄)(y − ȳ) / √(Σ(x − x̄)² Σ(y − ȳ)²). */
  public static double pearson(double[] x, double[] y) {
    requireEqual(x.length, y.length);
    double meanX = Moments.mean(x);
    double meanY = Moments.mean(y);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < x.length; i++) {
      double dx = x[i] - meanX;
      double dy = y[i] - meanY;
      xx += dx * dx;
      yy += dy * dy;
      xy += dx * dy;
    }
    return quotient(xx, yy, xy);
  }

  /** Spearman's: Pearson's correlation of the ranks; ties share the mean of their ranks. */
  public static double spearman(double[] x, double[] y) {
    requireEqual(x.length, y.length);
    return pearson(ranks(x), ranks(y));
  }

  /**
   * Spearman's correlation of pairs that were counted in cells of two ordered scales: pairs in one
   * row, or in one column, are tied. Fine cells cost little: with a hundred or more of equal share
   * on both scales the loss is below one part in a thousand.
   *
   * @param rows the row of each cell, at least 0
   * @param columns the column of each cell, at least 0
   * @param counts how many pairs lie in each cell
   */
  public static double spearman(int[] rows, int[] columns, long[] counts) {
    requireEqual(rows.length, columns.length);
    requireEqual(rows.length, counts.length);
    double[] rankOfRow = centredRanks(rows, counts);
    double[] rankOfColumn = centredRanks(columns, counts);
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int i = 0; i < counts.length; i++) {
      double dx = rankOfRow[rows[i]];
      double dy = rankOfColumn[columns[i]];
      xx += counts[i] * (dx * dx);
      yy += counts[i] * (dy * dy);
      xy += counts[i] * (dx * dy);
    }
    return quotient(xx, yy, xy);
  }

  private static double quotient(double xx, double yy, double xy) {
    return xx > 0 && yy > 0 ? xy / (Math.sqrt(xx) * Math.sqrt(yy)) : Double.NaN;
  }

  private static double[] ranks(double[] values) {
    Integer[] order = new Integer[values.length];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparingDouble(i -> values[i]));
    double[] ranks = new double[values.length];
    for (int start = 0, end; start < order.length; start = end) {
      end = start + 1;
      while (end < order.length && values[order[end]] == values[order[start]]) {
        end++;
      }
      for (int i = start; i < end; i++) {
        ranks[order[i]] = (start + end + 1) / 2.0;
      }
    }
    return ranks;
  }

  /** By class, its shared rank as a share of all pairs, less one half: the mean rank is zero. */
  private static double[] centredRanks(int[] classes, long[] counts) {
    long[] inClass = new long[Arrays.stream(classes).max().orElse(-1) + 1];
    long total = 0;
    for (int i = 0; i < classes.length; i++) {
      inClass[classes[i]] += counts[i];
      total += counts[i];
    }
    double[] ranks = new double[inClass.length];
    long before = 0;
    for (int i = 0; i < ranks.length; i++) {
      ranks[i] = (before + inClass[i] / 2.0) / total - 0.5;
      before += inClass[i];
    }
    return ranks;
  }

  private static void requireEqual(int length, int other) {
    if (length != other) {
      throw new IllegalArgumentException(length + " values for " + other);
    }
  }
}
