package io.servegen.common.length;

import org.apache.commons.math3.special.Erf;

/**
 * The standard normal distribution function Φ as 32 bits, from a table with linear interpolation:
 * within 2·10⁻⁷ of Φ, which no trace can tell from it, and some twenty times as fast as a continued
 * fraction.
 */
final class NormalTable {
  private static final double LIMIT = 6.5;
  private static final int CELLS = 1 << 13;
  private static final double CELLS_PER_UNIT = CELLS / (2 * LIMIT);
  private static final double[] PHI = new double[CELLS + 2];

  static {
    for (int i = 0; i < PHI.length; i++) {
      double z = i / CELLS_PER_UNIT - LIMIT;
      PHI[i] = 0.5 * Erf.erfc(-z / Math.sqrt(2)) * 4294967296.0;
    }
  }

  private NormalTable() {}

  /** ⌊2³² Φ(z)⌋ as an unsigned int. */
  static int draw(double z) {
    double place = (Math.max(-LIMIT, Math.min(LIMIT, z)) + LIMIT) * CELLS_PER_UNIT;
    int cell = (int) place;
    double value = PHI[cell] + (place - cell) * (PHI[cell + 1] - PHI[cell]);
    return (int) Math.min(4294967295L, (long) value);
  }
}
