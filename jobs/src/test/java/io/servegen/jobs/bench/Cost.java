package io.servegen.jobs.bench;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/**
 * What a piece of work cost this JVM.
 *
 * @param seconds by the clock on the wall
 * @param processorSeconds of all processors together: what to look at on a busy machine
 */
record Cost(double seconds, double processorSeconds) {
  static final Cost NONE = new Cost(Double.NaN, Double.NaN);

  static Cost of(Runnable work) {
    long wall = System.nanoTime();
    long processor = processorNanos();
    work.run();
    return new Cost((System.nanoTime() - wall) / 1e9, (processorNanos() - processor) / 1e9);
  }

  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.1f s (%.1f s of processors)", seconds, processorSeconds);
  }
}
