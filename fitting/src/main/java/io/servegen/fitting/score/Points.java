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
   * time in proportion to the product of the sizes, and no memory.
   */
  public double meanDistance(Points others) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += others.sumOfDistances(x[i], y[i]);
    }
    return sum / ((double) x.length * others.size());
  }

  /** Four sums side by side, so that the processor need not wait for each addition. */
  private double sumOfDistances(double toX, double toY) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = 0;
    for (; i + 3 < x.length; i += 4) {
      a += length(x[i] - toX, y[i] - toY);
      b += length(x[i + 1] - toX, y[i + 1] - toY);
      c += length(x[i + 2] - toX, y[i + 2] - toY);
      d += length(x[i + 3] - toX, y[i + 3] - toY);
    }
    for (; i < x.length; i++) {
      a += length(x[i] - toX, y[i] - toY);
    }
    return (a + b) + (c + d);
  }

  private static double length(double dx, double dy) {
    return Math.sqrt(dx * dx + dy * dy);
  }
}
