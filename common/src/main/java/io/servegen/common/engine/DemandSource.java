package io.servegen.common.engine;

/** Says what is wanted in each window of the trace. */
@FunctionalInterface
public interface DemandSource {
  /**
   * Fills {@code target} for a window. Windows are asked for in ascending order.
   *
   * @param window the window's number, counted from 1970-01-01 00:00 UTC
   */
  void fill(long window, WindowDemand target);
}
