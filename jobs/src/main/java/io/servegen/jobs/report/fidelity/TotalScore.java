package io.servegen.jobs.report.fidelity;

import io.servegen.jobs.report.measure.Counts;
import io.servegen.jobs.report.measure.Measure;
import io.servegen.jobs.report.measure.Measured;
import java.util.EnumMap;
import java.util.Map;

/**
 * Kolmogorov–Smirnov distances over all clients together.
 *
 * @param gaps of the gaps between all arrivals
 * @param lengths of the measures that both sides have
 */
public record TotalScore(double gaps, Map<Measure, Double> lengths) {

  static TotalScore of(Measured actual, Counts gapsOfActual, Measured other) {
    Map<Measure, Double> lengths = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      put(
          lengths,
          measure,
          actual.whole().of(measure).ofBins(),
          other.whole().of(measure).ofBins());
    }
    return new TotalScore(Distances.between(gapsOfActual.ofBins(), other.gaps().ofBins()), lengths);
  }

  /** The actual's odd steps against its even ones. */
  static TotalScore noiseFloor(Measured actual, Counts gapsOfActual) {
    Map<Measure, Double> lengths = new EnumMap<>(Measure.class);
    for (Measure measure : Measure.values()) {
      Counts counts = actual.whole().of(measure);
      put(lengths, measure, counts.ofEvenSteps(), counts.ofOddSteps());
    }
    return new TotalScore(
        Distances.between(gapsOfActual.ofEvenSteps(), gapsOfActual.ofOddSteps()), lengths);
  }

  private static void put(Map<Measure, Double> target, Measure measure, long[] a, long[] b) {
    double distance = Distances.between(a, b);
    if (!Double.isNaN(distance)) {
      target.put(measure, distance);
    }
  }
}
