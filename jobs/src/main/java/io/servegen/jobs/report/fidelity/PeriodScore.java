package io.servegen.jobs.report.fidelity;

import io.servegen.fitting.score.EnergyDistance;
import io.servegen.fitting.score.Points;
import io.servegen.jobs.report.measure.StepPoint;
import java.io.Serializable;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * How alike two sets of three-second steps of one period are.
 *
 * @param period the period's number
 * @param rival whom the actual is compared with: a place in the list of rivals
 * @param actualPoints steps with answered requests
 * @param points likewise of the rival
 * @param energyInput energy distance of (rate, mean input), axes divided by the actual's deviations
 * @param energyOutput likewise of (rate, mean output)
 * @param actualInputCorrelation correlation of rate and mean input over the steps
 * @param inputCorrelation likewise of the rival
 * @param actualOutputCorrelation correlation of rate and mean output
 * @param outputCorrelation likewise of the rival
 * @param actualTail the 99th percentile of the steps' rates
 * @param tail likewise of the rival
 */
public record PeriodScore(
    int period,
    int rival,
    int actualPoints,
    int points,
    double energyInput,
    double energyOutput,
    double actualInputCorrelation,
    double inputCorrelation,
    double actualOutputCorrelation,
    double outputCorrelation,
    double actualTail,
    double tail)
    implements Serializable {
  private static final double TAIL = 0.99;

  /** Steps on a side below which a period says too little. */
  static final int MIN_POINTS = 20;

  static PeriodScore of(int period, int rival, List<StepPoint> actual, List<StepPoint> other) {
    Points inputOfActual = points(actual, StepPoint::meanInput);
    Points inputOfOther = points(other, StepPoint::meanInput);
    Points outputOfActual = points(actual, StepPoint::meanOutput);
    Points outputOfOther = points(other, StepPoint::meanOutput);
    return new PeriodScore(
        period,
        rival,
        actual.size(),
        other.size(),
        EnergyDistance.standardised(inputOfActual, inputOfOther),
        EnergyDistance.standardised(outputOfActual, outputOfOther),
        inputOfActual.correlation(),
        inputOfOther.correlation(),
        outputOfActual.correlation(),
        outputOfOther.correlation(),
        tail(actual),
        tail(other));
  }

  PeriodScore withRival(int other) {
    return new PeriodScore(
        period,
        other,
        actualPoints,
        points,
        energyInput,
        energyOutput,
        actualInputCorrelation,
        inputCorrelation,
        actualOutputCorrelation,
        outputCorrelation,
        actualTail,
        tail);
  }

  /** The mean of both distances. */
  public double energy() {
    return (energyInput + energyOutput) / 2;
  }

  public double inputCorrelationError() {
    return Math.abs(inputCorrelation - actualInputCorrelation);
  }

  public double outputCorrelationError() {
    return Math.abs(outputCorrelation - actualOutputCorrelation);
  }

  /** As a part of the actual's. */
  public double tailError() {
    return Math.abs(tail / actualTail - 1);
  }

  private static Points points(List<StepPoint> steps, ToDoubleFunction<StepPoint> length) {
    return new Points(
        steps.stream().mapToDouble(StepPoint::rate).toArray(),
        steps.stream().mapToDouble(length).toArray());
  }

  private static double tail(List<StepPoint> steps) {
    double[] rates = steps.stream().mapToDouble(StepPoint::rate).sorted().toArray();
    return rates[(int) Math.ceil(TAIL * rates.length) - 1];
  }
}
