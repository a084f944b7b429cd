package io.servegen.jobs.export;

import java.io.Serializable;

/**
 * What is done about lengths that a consumer cannot take.
 *
 * @param mostInput the largest input in tokens
 * @param mostOutput the largest output in tokens
 * @param drop whether a request beyond them is left out, rather than clipped to them
 * @param least the smallest input and output; less is raised to it
 */
record LengthLimits(int mostInput, int mostOutput, boolean drop, int least)
    implements Serializable {

  /** Whether a request of these lengths is left out. */
  boolean drops(int input, int output) {
    return drop && (input > mostInput || output > mostOutput);
  }

  /** The input as the consumer gets it, of a request that is not left out. */
  int input(int input) {
    return Math.max(least, Math.min(mostInput, input));
  }

  /** The output as the consumer gets it, of a request that is not left out. */
  int output(int output) {
    return Math.max(least, Math.min(mostOutput, output));
  }
}
