package io.servegen.common.length;

import java.util.Arrays;

/**
 * A discrete law that is drawn from in constant time: the inverse of its distribution function,
 * with a guide table into it (Chen and Asau, "On generating random variates from an empirical
 * distribution", AIIE Transactions 6, 1974).
 *
 * <p>Probabilities are held in units of 2⁻³², so a value of less than half of that is never drawn.
 * Values are ints: whole numbers as they are, shares in units of {@link #SHARE_UNIT}. That makes 12
 * to 16 bytes a value.
 */
public final class LengthTable {
  /** What a share is counted in, so that the tables hold ints alone. */
  public static final double SHARE_UNIT = 1e-9;

  private static final double TWO_TO_32 = 4294967296.0;

  private final int[] values;

  /** The greatest draw, as an unsigned int, that each value answers. */
  private final int[] upper;

  /** By a draw's leading bits, the first value that can answer it. */
  private final int[] guide;

  private final int guideShift;

  private LengthTable(int[] values, int[] upper) {
    this.values = values;
    this.upper = upper;
    int bits = Math.max(1, 32 - Integer.numberOfLeadingZeros(values.length - 1));
    this.guideShift = 32 - bits;
    this.guide = new int[1 << bits];
    int value = 0;
    for (int cell = 0; cell < guide.length; cell++) {
      while (Integer.compareUnsigned(upper[value], cell << guideShift) < 0) {
        value++;
      }
      guide[cell] = value;
    }
  }

  /**
   * The table of a histogram.
   *
   * @param field what the values are of
   * @param values in ascending order; whole numbers, or shares in [0, 1]
   * @param weights of the values, not negative, with a sum above 0; they need not sum to 1
   * @throws IllegalArgumentException if the two are not that
   */
  public static LengthTable of(LengthField field, double[] values, double[] weights) {
    if (values.length != weights.length) {
      throw new IllegalArgumentException(
          values.length + " values with " + weights.length + " weights");
    }
    double sum = 0;
    for (double weight : weights) {
      if (!(weight >= 0)) {
        throw new IllegalArgumentException("weight " + weight);
      }
      sum += weight;
    }
    if (!(sum > 0) || sum == Double.POSITIVE_INFINITY) {
      throw new IllegalArgumentException("the weights sum to " + sum);
    }
    double unit = field.isWhole() ? 1 : SHARE_UNIT;
    int[] kept = new int[values.length];
    int[] upper = new int[values.length];
    int size = 0;
    double cumulative = 0;
    long before = 0;
    for (int i = 0; i < values.length; i++) {
      cumulative += weights[i];
      long bound = Math.min((long) TWO_TO_32, Math.round(cumulative / sum * TWO_TO_32));
      if (bound > before) {
        kept[size] = toInt(field, values[i] / unit);
        upper[size] = (int) (bound - 1);
        before = bound;
        size++;
      }
    }
    upper[size - 1] = -1;
    return new LengthTable(Arrays.copyOf(kept, size), Arrays.copyOf(upper, size));
  }

  private static int toInt(LengthField field, double value) {
    if (!(value >= 0 && value <= Integer.MAX_VALUE)) {
      throw new IllegalArgumentException(field.key() + " of " + value);
    }
    return (int) Math.rint(value);
  }

  /**
   * The value at a uniform draw.
   *
   * @param draw 32 random bits; as an unsigned number, it and the value rise together
   */
  public int at(int draw) {
    int value = guide[draw >>> guideShift];
    while (Integer.compareUnsigned(draw, upper[value]) > 0) {
      value++;
    }
    return values[value];
  }

  /** How many values it holds. */
  public int size() {
    return values.length;
  }

  /** P(X ≤ the value at this place), in (0, 1]. */
  double cumulative(int place) {
    return (Integer.toUnsignedLong(upper[place]) + 1) / TWO_TO_32;
  }
}
