package io.servegen.common.length;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A discrete distribution: values in ascending order, each with a weight above zero. The weights
 * may be counts or probabilities; everything asked of it divides by their sum.
 */
public final class Histogram implements Serializable {
  private static final long serialVersionUID = 1L;

  private final double[] values;
  private final double[] weights;
  private final double total;

  private Histogram(double[] values, double[] weights) {
    this.values = values;
    this.weights = weights;
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    this.total = sum;
  }

  /**
   * The distribution of these values.
   *
   * @throws IllegalArgumentException if there is none, if the values do not ascend, or if a weight
   *     is not above zero and finite
   */
  public static Histogram of(double[] values, double[] weights) {
    if (values.length == 0 || values.length != weights.length) {
      throw new IllegalArgumentException(
          values.length + " values with " + weights.length + " weights");
    }
    for (int i = 0; i < values.length; i++) {
      if (!(weights[i] > 0 && weights[i] < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException("weight " + weights[i] + " of value " + values[i]);
      }
      if (i > 0 && !(values[i] > values[i - 1])) {
        throw new IllegalArgumentException("value " + values[i] + " after " + values[i - 1]);
      }
    }
    return new Histogram(values.clone(), weights.clone());
  }

  /** As {@link #of(double[], double[])}, from weights by value. */
  public static Histogram of(SortedMap<Double, Double> weightByValue) {
    double[] values = new double[weightByValue.size()];
    double[] weights = new double[values.length];
    int i = 0;
    for (Map.Entry<Double, Double> entry : weightByValue.entrySet()) {
      values[i] = entry.getKey();
      weights[i++] = entry.getValue();
    }
    return of(values, weights);
  }

  /**
   * The distribution of what lies between two values, both included: the others are never drawn.
   * Empty if nothing does.
   */
  public Optional<Histogram> between(double least, double greatest) {
    int from = 0;
    while (from < values.length && values[from] < least) {
      from++;
    }
    int to = values.length;
    while (to > from && values[to - 1] > greatest) {
      to--;
    }
    return from == to
        ? Optional.empty()
        : Optional.of(
            new Histogram(
                Arrays.copyOfRange(values, from, to), Arrays.copyOfRange(weights, from, to)));
  }

  /** The values, ascending. */
  public double[] values() {
    return values.clone();
  }

  /** The weight of each of {@link #values()}. */
  public double[] weights() {
    return weights.clone();
  }

  public int size() {
    return values.length;
  }

  /** The value at {@code index} of {@link #values()}. */
  public double value(int index) {
    return values[index];
  }

  /** The weight at {@code index} of {@link #weights()}. */
  public double weight(int index) {
    return weights[index];
  }

  /** The sum of the weights. */
  public double total() {
    return total;
  }

  public double mean() {
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * weights[i];
    }
    return sum / total;
  }

  public double max() {
    return values[values.length - 1];
  }

  /** The least value x with P(X ≤ x) ≥ {@code probability}, for a probability in [0, 1]. */
  public double quantile(double probability) {
    double wanted = probability * total;
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += weights[i];
      if (sum >= wanted) {
        return values[i];
      }
    }
    return max();
  }
}
