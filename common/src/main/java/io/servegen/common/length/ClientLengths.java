package io.servegen.common.length;

/** The length model of one client in one epoch. */
public interface ClientLengths {
  /**
   * Opens the streams of a client's window; each call of the result draws the next request.
   *
   * @param clientKey from {@link io.servegen.common.random.Streams#clientKey}
   * @param window the trace's window
   */
  LengthDraws open(long clientKey, long window);

  /** Draws the lengths of one request after the other. */
  @FunctionalInterface
  interface LengthDraws {
    void next(RequestLengths target);
  }
}
