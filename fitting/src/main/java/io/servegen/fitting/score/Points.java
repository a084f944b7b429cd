package io.servegen.fitting.score;

/** Points in the plane, in two columns. */
public final class Points {
  private final double[] x;
  private final double[] y;

  /**
   * Points of these coordinates.
   *
   * @throws IllegalArgumentException if the columns differ in length, or a coordinate is not finite
   */
  public Points(double[] x, double[] y) {
    if (x.length != y.length) {
      throw new IllegalArgumentException(x.length + " x for " + y.length + " y");
    }
    this.x = x.clone();
    this.y = y.clone();
    for (int i = 0; i < x.length; i++) {
      if (!Double.isFinite(x[i]) || !Double.isFinite(y[i])) {
        throw new IllegalArgumentException("point (" + x[i] + ", " + y[i] + ")");
      }
    }
  }

  public int size() {
    return x.length;
  }

  /** The standard deviation of the x, with n − 1; 0 for fewer than two points. */
  public double deviationOfX() {
    return Math.sqrt(Moments.variance(x));
  }

  /** The standard deviation of the y, with n − 1; 0 for fewer than two points. */
  public double deviationOfY() {
    return Math.sqrt(Moments.variance(y));
  }

  /** The same points with x and y divided by these. */
  public Points dividedBy(double unitOfX, double unitOfY) {
    double[] newX = new double[x.length];
    double[] newY = new double[y.length];
    for (int i = 0; i < x.length; i++) {
      newX[i] = x[i] / unitOfX;
      newY[i] = y[i] / unitOfY;
    }
    return new Points(newX, newY);
  }

  /** Pearson's correlation of x and y. */
  public double correlation() {
    return Correlation.pearson(x, y);
  }

  /**
   * The mean Euclidean distance of a point of these to a point of the others, over all pairs. Takes
   * time in proportion to the product of the sizes.
   */
  public double meanDistance(Points others) {
    double sum = 0;
    double[] distances = new double[others.size()];
    for (int i = 0; i < x.length; i++) {
      distances(others.x, others.y, x[i], y[i], distances);
      sum += sum(distances);
    }
    return sum / ((double) x.length * others.size());
  }

  /** A plain loop over arrays, without a sum: the compiler makes vector instructions of it. */
  private static void distances(
      double[] x, double[] y, double toX, double toY, double[] distances) {
    for (int i = 0; i < distances.length; i++) {
      double dx = x[i] - toX;
      double dy = y[i] - toY;
      distances[i] = Math.sqrt(dx * dx + dy * dy);
    }
  }

  /** Four sums side by side, so that the processor need not wait for each addition. */
  private static double sum(double[] values) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < values.length; i += 4) {
      a += values[i];
      b += values[i + 1];
      c += values[i + 2];
      d += values[i + 3];
    }
    for (; i < values.length; i++) {
      a += values[i];
    }
    return (a + b) + (c + d);
  }
}
