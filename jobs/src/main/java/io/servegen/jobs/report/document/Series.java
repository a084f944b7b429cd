package io.servegen.jobs.report.document;

import java.util.Locale;

/**
 * Points that belong together.
 *
 * @param panel the panel of the figure that they are drawn in, by its title; empty where the figure
 *     is one
 * @param name what the legend calls them
 * @param colour which colour they have: series of one number share one, so that a workload or a
 *     client looks the same in every figure. A workload's is its place in the report's list
 * @param mark how they are drawn
 * @param x the first coordinates
 * @param y the second ones; NaN is a gap
 */
public record Series(String panel, String name, int colour, Mark mark, double[] x, double[] y) {

  public Series {
    if (x.length != y.length) {
      throw new IllegalArgumentException(x.length + " x for " + y.length + " y");
    }
    for (double value : x) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("x of " + value);
      }
    }
  }

  /** Of a figure that is one. */
  public Series(String name, int colour, Mark mark, double[] x, double[] y) {
    this("", name, colour, mark, x, y);
  }

  /** How points are drawn. */
  public enum Mark {
    LINE,
    /** A line for what was fitted or assumed. */
    DASHED,
    /** Each value holds until the next point. */
    STEP,
    POINTS,
    BARS;

    @com.fasterxml.jackson.annotation.JsonValue
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
