package io.servegen.fitting.length;

import java.util.Arrays;

/**
 * A histogram as a few hundred points of ln x, for EM. A whole number v stands for [v − 1/2, v +
 * 1/2): below 32 it is split into cells, and its weight is shared between them as the law has it;
 * from 100 on, values within 2 % of each other share a point at their mean logarithm.
 */
final class MixturePoints {
  private static final int SPLIT_BELOW = 32;
  private static final int MERGED_FROM = 100;
  private static final double BINS_PER_LOG = 50;

  private double[] logs = new double[512];
  private double[] shares = new double[512];
  private double[] weights = new double[512];
  private int[] ends = new int[512];
  private int groups;
  private int size;

  void load(LengthSample sample) {
    groups = 0;
    size = 0;
    long bin = -1;
    for (int i = 0; i < sample.size(); i++) {
      double value = sample.values()[i];
      double weight = sample.weights()[i];
      if (value < MERGED_FROM) {
        split(value, weight);
        continue;
      }
      double log = Math.log(value);
      long itsBin = (long) (log * BINS_PER_LOG);
      if (itsBin == bin) {
        double sum = weights[groups - 1] + weight;
        logs[size - 1] += (log - logs[size - 1]) * weight / sum;
        weights[groups - 1] = sum;
      } else {
        addPoint(log, 1);
        addGroup(weight);
        bin = itsBin;
      }
    }
  }

  private void split(double value, double weight) {
    double from = Math.max(0, value - 0.5);
    double width = value + 0.5 - from;
    int cells = value < SPLIT_BELOW / 4. ? 4 : value < SPLIT_BELOW ? 2 : 1;
    for (int cell = 0; cell < cells; cell++) {
      double x = from + width * (cell + 0.5) / cells;
      addPoint(Math.log(x), width / cells / x);
    }
    addGroup(weight);
  }

  private void addPoint(double log, double share) {
    if (size == logs.length) {
      logs = Arrays.copyOf(logs, 2 * size);
      shares = Arrays.copyOf(shares, 2 * size);
    }
    logs[size] = log;
    shares[size++] = share;
  }

  private void addGroup(double weight) {
    if (groups == weights.length) {
      weights = Arrays.copyOf(weights, 2 * groups);
      ends = Arrays.copyOf(ends, 2 * groups);
    }
    weights[groups] = weight;
    ends[groups++] = size;
  }

  int groups() {
    return groups;
  }

  /** Past the last point of a group. */
  int end(int group) {
    return ends[group];
  }

  double weight(int group) {
    return weights[group];
  }

  double log(int point) {
    return logs[point];
  }

  /** The width of a point's cell in ln x; of a point alone in its group, 1 will do. */
  double share(int point) {
    return shares[point];
  }
}
