package io.servegen.jobs.samplelogs;

/** When a client sends its requests, one after the other and without end. */
interface Traffic {
  /**
   * A request that is sent.
   *
   * @param seconds when, since the log's start; never less than that of the one before
   * @param context tokens of earlier turns that it carries
   */
  record Sent(double seconds, int context) {}

  /** The next request. */
  Sent next();

  /**
   * Tells the traffic what became of the request that it gave last, which may shape those to come.
   *
   * @param tokens the prompt's and the answer's
   * @param seconds how long the answer took
   */
  default void answered(int tokens, double seconds) {}
}
