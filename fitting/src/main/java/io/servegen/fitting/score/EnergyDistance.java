package io.servegen.fitting.score;

/**
 * The energy distance of two samples of points, ℰ(A, B) = 2 E‖a − b‖ − E‖a − a′‖ − E‖b − b′‖ over
 * all pairs, a point with itself included. It is zero where both samples hold the same points
 * equally often, and above zero everywhere else.
 *
 * <p>In one dimension it is the square of {@code scipy.stats.energy_distance}. Two samples of n and
 * m points from one law have an expected distance of (1/n + 1/m) E‖a − a′‖: that much is noise.
 *
 * @see <a href="https://doi.org/10.1016/j.jspi.2013.03.018">Székely and Rizzo, Energy statistics: A
 *     class of statistics based on distances (2013)</a>
 */
public final class EnergyDistance {
  private EnergyDistance() {}

  /**
   * The energy distance of points whose axes have one unit.
   *
   * @throws IllegalArgumentException if there are no points on a side
   */
  public static double between(Points a, Points b) {
    requireSome(a);
    requireSome(b);
    return between(a, b, a.meanDistance(a), b.meanDistance(b));
  }

  /**
   * The energy distance with both axes divided by the reference's standard deviations, so that x
   * and y weigh the same. An axis on which the reference does not vary is left in its own unit.
   *
   * @throws IllegalArgumentException if there are no points on a side
   */
  public static double standardised(Points reference, Points other) {
    double unitOfX = unit(reference.deviationOfX());
    double unitOfY = unit(reference.deviationOfY());
    return between(reference.dividedBy(unitOfX, unitOfY), other.dividedBy(unitOfX, unitOfY));
  }

  private static double between(Points a, Points b, double withinA, double withinB) {
    return Math.max(0, 2 * a.meanDistance(b) - withinA - withinB);
  }

  private static double unit(double deviation) {
    return deviation > 0 ? deviation : 1;
  }

  private static void requireSome(Points points) {
    if (points.size() == 0) {
      throw new IllegalArgumentException("an energy distance to no points");
    }
  }
}
