package io.servegen.common.engine;

/**
 * A client of the trace: a client of the profile or a copy of one.
 *
 * @param model the model that it calls
 * @param clientId its id, with {@code ~2}, {@code ~3} … behind the id of the client it copies
 * @param key the key of its random streams
 * @param runWindows over how many windows, counted from a multiple of that number, its renewal
 *     process runs on; a power of two
 */
public record Member(String model, String clientId, long key, int runWindows) {
  public Member {
    if (runWindows < 1 || Integer.bitCount(runWindows) != 1) {
      throw new IllegalArgumentException("runs of " + runWindows + " windows");
    }
  }
}
