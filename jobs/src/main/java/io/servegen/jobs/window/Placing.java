package io.servegen.jobs.window;

import java.io.Serializable;

/** Where a client's slot is worked on: what has the same place goes to the same task. */
public interface Placing extends Serializable {
  long placeOf(String model, String clientId, long startMicros);

  /** A place for each client's slot by itself, or for what else the number stands for. */
  static long hash(String model, String clientId, long number) {
    return Hash.with(Hash.with(model.hashCode(), clientId.hashCode()), number);
  }
}
