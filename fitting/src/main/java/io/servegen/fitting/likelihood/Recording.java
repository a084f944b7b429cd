package io.servegen.fitting.likelihood;

import java.util.Arrays;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * How a value x &gt; 0 became the multiple j of a unit that was written down. The probability of j
 * is ∫ K(x − j) f(x) dx with the kernel K of the recording; the integral is done with fixed nodes,
 * which do not depend on f, so that all derivatives come from the same sums.
 *
 * <p>Where the density may be singular, between 0 and the first multiple, the nodes are those of
 * the double-exponential rule for ln x (Takahasi and Mori, 1974), good for any power of x above −1;
 * elsewhere they are Gauss's.
 */
public enum Recording {
  /**
   * Both ends of a gap were cut down to a multiple of the clock's tick. The phase of the first is
   * uniform, so K(u) = max(0, 1 − |u|), and the integral is [H(j+1) − 2 H(j) + H(j−1)] with H(x) =
   * ∫₀ˣ F, free of its cancellation.
   */
  TICKS(Math.sqrt(2. / 5), 5. / 24) {
    @Override
    void fill(Nodes nodes, int j) {
      if (j == 0) {
        nodes.addSingular(1, u -> 1 - u);
        return;
      }
      if (j == 1) {
        nodes.addSingular(1, u -> u);
      } else {
        nodes.addSmooth(j - 1, j, u -> u - (j - 1));
      }
      nodes.addSmooth(j, j + 1, u -> j + 1 - u);
    }
  },

  /** Rounded to the nearest: K(u) = 1 for |u| &lt; 1/2. */
  ROUNDED(Math.sqrt(3. / 20), 5. / 18) {
    @Override
    void fill(Nodes nodes, int j) {
      if (j == 0) {
        nodes.addSingular(0.5, u -> 1);
      } else {
        nodes.addSmooth(j - 0.5, j + 0.5, u -> 1);
      }
    }
  };

  /** From this multiple on the unit is at most a hundredth of the value: the density will do. */
  public static final int EXACT_FROM = 100;

  private static final int GAUSS_POINTS = 12;

  /** Nearer to the origin, a power of x is not smooth enough for three nodes. */
  private static final int WIDE_FROM = 8;

  /** The most nodes of a multiple. */
  static final int MAX_NODES = 128;

  private static final double STEP = 0.125;
  private static final double FIRST = -3.25;
  private static final double LAST = 8.5;

  private final Nodes[] fine = new Nodes[EXACT_FROM];
  private final Nodes[] wide = new Nodes[EXACT_FROM];

  /**
   * @param outerDistance how far from the middle two of Gauss's three nodes for the kernel lie
   * @param outerWeight the weight of each; the middle has the rest
   */
  Recording(double outerDistance, double outerWeight) {
    for (int j = 0; j < EXACT_FROM; j++) {
      fine[j] = new Nodes();
      fill(fine[j], j);
      wide[j] = fine[j];
      if (j >= WIDE_FROM) {
        wide[j] = new Nodes();
        wide[j].addThree(j, outerDistance, outerWeight);
      }
    }
  }

  /** Nodes for any law whose deviation is not far below the unit. */
  abstract void fill(Nodes nodes, int j);

  /**
   * The nodes of a multiple below {@link #EXACT_FROM}.
   *
   * @param forWide whether the law is wide against the unit, so that few nodes will do
   */
  Nodes nodes(int j, boolean forWide) {
    return (forWide ? wide : fine)[j];
  }

  private interface Kernel {
    double at(double u);
  }

  /** Where a density is evaluated, in units of the recording, and with what weight. */
  static final class Nodes {
    double[] x = new double[8];
    double[] logX = new double[8];
    double[] logWeight = new double[8];
    int size;

    /** ∫ from 0 to {@code end}: x = end · e^(−s), s = exp(τ − e^(−τ)), equal steps of τ. */
    private void addSingular(double end, Kernel kernel) {
      for (double tau = FIRST; tau <= LAST; tau += STEP) {
        double s = Math.exp(tau - Math.exp(-tau));
        double u = end * Math.exp(-s);
        double weight = kernel.at(u) * STEP * s * (1 + Math.exp(-tau));
        if (weight > 0) {
          add(u, Math.log(end) - s, Math.log(weight) + Math.log(end) - s);
        }
      }
    }

    private void addSmooth(double from, double to, Kernel kernel) {
      GaussIntegrator gauss = new GaussIntegratorFactory().legendre(GAUSS_POINTS, from, to);
      for (int i = 0; i < gauss.getNumberOfPoints(); i++) {
        double u = gauss.getPoint(i);
        add(u, Math.log(u), Math.log(kernel.at(u) * gauss.getWeight(i)));
      }
    }

    private void addThree(int j, double outerDistance, double outerWeight) {
      for (int side = -1; side <= 1; side++) {
        double u = j + side * outerDistance;
        add(u, Math.log(u), Math.log(side == 0 ? 1 - 2 * outerWeight : outerWeight));
      }
    }

    private void add(double u, double logU, double logWeightOfU) {
      if (size == x.length) {
        x = Arrays.copyOf(x, 2 * size);
        logX = Arrays.copyOf(logX, 2 * size);
        logWeight = Arrays.copyOf(logWeight, 2 * size);
      }
      x[size] = u;
      logX[size] = logU;
      logWeight[size++] = logWeightOfU;
    }
  }
}
