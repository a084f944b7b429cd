package io.servegen.jobs.report.content;

import io.servegen.fitting.score.Correlation;
import io.servegen.jobs.report.document.Axis;
import io.servegen.jobs.report.document.Figure;
import io.servegen.jobs.report.document.Series;
import io.servegen.jobs.report.measure.Pairing;
import io.servegen.jobs.report.measure.Steps;
import io.servegen.jobs.report.measure.WholeBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** How one measure of a request depends on another. */
final class Dependences {
  private static final int BINS = WholeBuffer.PAIR_BINS;

  /** Bins of the first measure that are shown as one: four to a doubling. */
  private static final int MERGED = 4;

  /** Requests below which a bin says too little. */
  private static final long MIN_REQUESTS = 20;

  /** A correlation below which the title names none. */
  private static final double NONE = 0.1;

  private static final double[] QUANTILES = {0.1, 0.5, 0.9};
  private static final String[] NAMES = {"10th percentile", "median", "90th percentile"};

  private Dependences() {}

  /** Spearman's correlation of the pair; NaN where there is nothing to tell. */
  static double spearman(Subject subject, Pairing pairing) {
    long[] cells = subject.measured().whole().of(pairing);
    int[] used = IntStream.range(0, cells.length).filter(i -> cells[i] > 0).toArray();
    if (used.length == 0) {
      return Double.NaN;
    }
    return Correlation.spearman(
        Arrays.stream(used).map(cell -> cell / BINS).toArray(),
        Arrays.stream(used).map(cell -> cell % BINS).toArray(),
        Arrays.stream(used).mapToLong(cell -> cells[cell]).toArray());
  }

  static Figure figure(Subject subject, Pairing pairing, int colours) {
    long[] cells = subject.measured().whole().of(pairing);
    List<Double> x = new ArrayList<>();
    List<Distribution> bins = new ArrayList<>();
    for (int first = 0; first < BINS; first += MERGED) {
      long[] second = new long[BINS];
      for (int row = first; row < Math.min(BINS, first + MERGED); row++) {
        for (int column = 0; column < BINS && row * BINS + column < cells.length; column++) {
          second[column] += cells[row * BINS + column];
        }
      }
      Distribution bin = Distribution.of(second, Steps.OF_PAIR, 1);
      if (bin.total() >= MIN_REQUESTS) {
        x.add(
            Math.max(
                1,
                (Steps.OF_PAIR.lowerEdge(first) + Steps.OF_PAIR.lowerEdge(first + MERGED)) / 2.0));
        bins.add(bin);
      }
    }
    double[] places = x.stream().mapToDouble(Double::doubleValue).toArray();
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < QUANTILES.length; i++) {
      double probability = QUANTILES[i];
      series.add(
          new Series(
              NAMES[i],
              i == 1 ? subject.colour() : colours + i,
              i == 1 ? Series.Mark.LINE : Series.Mark.DASHED,
              places,
              Numbers.array(bins, bin -> Math.max(1, bin.quantile(probability)))));
    }
    String first = Words.of(pairing.first());
    String second = Words.of(pairing.second());
    double correlation = spearman(subject, pairing);
    return new Figure(
        subject.id(pairing.name().toLowerCase(Locale.ROOT).replace('_', '-')),
        Words.first(second) + how(correlation) + first + ": " + subject.name(),
        "Quantiles of "
            + second
            + " in bins of "
            + first
            + ". Spearman's correlation over all requests is "
            + Numbers.twoDecimals(correlation)
            + ".",
        Axis.log(first, "tokens"),
        Axis.log(second, "tokens"),
        series);
  }

  private static String how(double correlation) {
    if (!(Math.abs(correlation) >= NONE)) {
      return " do not depend on ";
    }
    return (Math.abs(correlation) < Findings.WEAK ? " weakly " : " ")
        + (correlation > 0 ? "grow with " : "fall with ");
  }
}
