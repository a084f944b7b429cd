package io.servegen.common.engine;

import io.servegen.common.length.ClientLengths;

/** Finds the length model of a member. */
@FunctionalInterface
public interface LengthSource {
  /**
   * The length model of a member in a window of the trace. Windows are asked for in ascending
   * order.
   */
  ClientLengths of(int member, long window);
}
