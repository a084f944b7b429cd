package io.servegen.jobs.report.measure;

import java.util.EnumMap;

/** What one task has read of a slot. */
interface MeasureBuffer {
  /** Adds a request, and returns how many numbers more are held. */
  int add(long arrival, RequestReading request);

  /** The coded form of what was added. */
  EnumMap<Part, byte[]> pack();
}
