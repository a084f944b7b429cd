package io.servegen.jobs.report.measure;

/** Two measures of one request whose dependence is looked at. */
public enum Pairing {
  INPUT_OUTPUT(Measure.INPUT, Measure.OUTPUT),
  REASON_ANSWER(Measure.REASON, Measure.ANSWER),
  TEXT_MODAL(Measure.TEXT, Measure.MODAL);

  private final Measure first;
  private final Measure second;

  Pairing(Measure first, Measure second) {
    this.first = first;
    this.second = second;
  }

  public Measure first() {
    return first;
  }

  public Measure second() {
    return second;
  }
}
