package io.servegen.jobs.samplelogs;

/**
 * How a client's rate rises and falls over the day: 1 + depth · cos(2π (t − peak) / 24 h), which is
 * 1 on average.
 *
 * @param depth 0 for none, up to 1 for silence at the other end of the day
 * @param peakSeconds the time of day of the peak, in seconds after midnight UTC
 */
record DailyCycle(double depth, double peakSeconds) {
  private static final double DAY = 86_400;

  DailyCycle {
    if (!(depth >= 0 && depth <= 1)) {
      throw new IllegalArgumentException("depth " + depth);
    }
  }

  /** The rate at a time of day, as a factor of the mean rate. */
  double factor(double secondsOfDay) {
    return 1 + depth * Math.cos(2 * Math.PI * (secondsOfDay - peakSeconds) / DAY);
  }

  double highest() {
    return 1 + depth;
  }
}
