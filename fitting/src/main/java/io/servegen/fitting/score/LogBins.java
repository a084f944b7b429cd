package io.servegen.fitting.score;

/**
 * Bins for whole numbers from 0 up, each about as wide as another in proportion to what it holds:
 * numbers below 2^{p+1} have a bin of their own, and every doubling above is cut into 2^p bins, so
 * that no bin is wider than 2^{−p} of its lower edge.
 *
 * @param precisionBits p, from 0 to 20
 */
public record LogBins(int precisionBits) implements java.io.Serializable {
  private static final int MOST_BITS = 20;

  public LogBins {
    if (precisionBits < 0 || precisionBits > MOST_BITS) {
      throw new IllegalArgumentException("precision of " + precisionBits + " bits");
    }
  }

  /** The bin of a number; bins ascend with the numbers. */
  public int binOf(long number) {
    if (number < 0) {
      throw new IllegalArgumentException("number " + number);
    }
    int shift = Math.max(0, Long.SIZE - 1 - Long.numberOfLeadingZeros(number | 1) - precisionBits);
    return (shift << precisionBits) + (int) (number >>> shift);
  }

  /** The least number in a bin. */
  public long lowerEdge(int bin) {
    int shift = Math.max(0, (bin >>> precisionBits) - 1);
    return (long) (bin - (shift << precisionBits)) << shift;
  }

  /** The mean of the numbers that a bin can hold. */
  public double middle(int bin) {
    return (lowerEdge(bin) + lowerEdge(bin + 1) - 1) / 2.0;
  }

  /** How many bins the numbers up to this one need. */
  public int binsUpTo(long number) {
    return binOf(number) + 1;
  }
}
