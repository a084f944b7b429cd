package io.servegen.common.length;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.jspecify.annotations.Nullable;

/**
 * Joins the fields of a request so that they have given rank correlations: a vector of standard
 * normal variables z = L·n, n independent, L the lower triangle with LLᵀ the correlation matrix;
 * field i is drawn at Φ(zᵢ).
 *
 * <p>The fields are taken in their enum's order, so a field's numbers depend on those of the fields
 * before it alone. A field that depends on no other is left out and stays independent.
 */
final class GaussianCopula {
  private static final double LEAST_EIGENVALUE = 1e-6;
  private static final int PROJECTIONS = 50;

  private final LengthField[] fields;
  private final double[][] lower;

  private GaussianCopula(LengthField[] fields, double[][] lower) {
    this.fields = fields;
    this.lower = lower;
  }

  /** The copula of these dependences, or null where there is nothing to join. */
  static @Nullable GaussianCopula of(
      Map<LengthField, LengthTable> tables, Collection<Dependence> dependences) {
    EnumMap<LengthField, EnumMap<LengthField, Double>> wanted = new EnumMap<>(LengthField.class);
    for (Dependence dependence : dependences) {
      LengthTable a = tables.get(dependence.a());
      LengthTable b = tables.get(dependence.b());
      if (a != null && b != null && dependence.rankCorrelation() != 0) {
        double r = RankCorrelation.solve(a, b, dependence.rankCorrelation());
        if (r != 0) {
          put(wanted, dependence.a(), dependence.b(), r);
          put(wanted, dependence.b(), dependence.a(), r);
        }
      }
    }
    if (wanted.isEmpty()) {
      return null;
    }
    LengthField[] fields = wanted.keySet().toArray(LengthField[]::new);
    double[][] matrix = new double[fields.length][fields.length];
    for (int i = 0; i < fields.length; i++) {
      for (int j = 0; j < fields.length; j++) {
        EnumMap<LengthField, Double> row = wanted.get(fields[i]);
        matrix[i][j] = i == j ? 1 : row == null ? 0 : row.getOrDefault(fields[j], 0.0);
      }
    }
    return new GaussianCopula(fields, cholesky(nearestCorrelation(matrix)));
  }

  /** The fields that are joined, in order. */
  LengthField[] fields() {
    return fields;
  }

  /** zᵢ from the independent normal variables of the fields up to it. */
  double correlate(int i, double[] independent) {
    double[] row = lower[i];
    double z = 0;
    for (int j = 0; j <= i; j++) {
      z += row[j] * independent[j];
    }
    return z;
  }

  private static void put(
      EnumMap<LengthField, EnumMap<LengthField, Double>> matrix,
      LengthField row,
      LengthField column,
      double value) {
    matrix.computeIfAbsent(row, key -> new EnumMap<>(LengthField.class)).put(column, value);
  }

  /**
   * The nearest correlation matrix, by alternating projections (Higham, "Computing the nearest
   * correlation matrix", IMA J. Numer. Anal. 22, 2002). Pairs that were estimated one by one need
   * not fit together.
   */
  private static double[][] nearestCorrelation(double[][] wanted) {
    RealMatrix matrix = new Array2DRowRealMatrix(wanted);
    RealMatrix correction = new Array2DRowRealMatrix(wanted.length, wanted.length);
    for (int k = 0; k < PROJECTIONS; k++) {
      RealMatrix corrected = matrix.subtract(correction);
      EigenDecomposition eigen = new EigenDecomposition(corrected);
      double[] values = eigen.getRealEigenvalues();
      boolean positive = true;
      for (int i = 0; i < values.length; i++) {
        if (values[i] < LEAST_EIGENVALUE) {
          values[i] = LEAST_EIGENVALUE;
          positive = false;
        }
      }
      if (positive && k == 0) {
        return wanted;
      }
      RealMatrix projected =
          eigen
              .getV()
              .multiply(MatrixUtils.createRealDiagonalMatrix(values))
              .multiply(eigen.getVT());
      correction = projected.subtract(corrected);
      matrix = projected.copy();
      for (int i = 0; i < wanted.length; i++) {
        matrix.setEntry(i, i, 1);
      }
    }
    return matrix.getData();
  }

  private static double[][] cholesky(double[][] matrix) {
    int n = matrix.length;
    double[][] lower = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = matrix[i][j];
        for (int k = 0; k < j; k++) {
          sum -= lower[i][k] * lower[j][k];
        }
        lower[i][j] =
            i == j ? Math.sqrt(Math.max(sum, 0)) : lower[j][j] > 0 ? sum / lower[j][j] : 0;
      }
    }
    return lower;
  }
}
