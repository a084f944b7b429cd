package io.servegen.common.engine;

/** Says what the profile's clients do in the windows of the trace. */
@FunctionalInterface
public interface RateSource {
  /**
   * The clients that are active in the profile's window behind a window of the trace. What is
   * returned is good until the next call.
   */
  ClientRates at(long window);
}
