package io.servegen.jobs.window;

import org.apache.spark.unsafe.types.UTF8String;
import org.jspecify.annotations.Nullable;

/**
 * A client of a model in one window or epoch. One instance is refilled to look up row after row;
 * what is kept is a {@link #copy}.
 */
final class SlotKey {
  private UTF8String model;
  private UTF8String clientId;
  private long startMicros;
  private int hash;

  SlotKey(UTF8String model, UTF8String clientId, long startMicros) {
    this.model = model;
    this.clientId = clientId;
    this.startMicros = startMicros;
    this.hash = hashOf(model, clientId, startMicros);
  }

  /** Makes this the key of another row, whose strings it borrows. */
  void refill(UTF8String newModel, UTF8String newClientId, long newStartMicros) {
    model = newModel;
    clientId = newClientId;
    startMicros = newStartMicros;
    hash = hashOf(newModel, newClientId, newStartMicros);
  }

  /** The same key with strings of its own. */
  SlotKey copy() {
    return new SlotKey(model.copy(), clientId.copy(), startMicros);
  }

  String model() {
    return model.toString();
  }

  String clientId() {
    return clientId.toString();
  }

  boolean isClient(UTF8String id) {
    return clientId.equals(id);
  }

  long startMicros() {
    return startMicros;
  }

  private static int hashOf(UTF8String model, UTF8String clientId, long startMicros) {
    return 31 * (31 * clientId.hashCode() + model.hashCode()) + Long.hashCode(startMicros);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SlotKey key
        && key.startMicros == startMicros
        && key.clientId.equals(clientId)
        && key.model.equals(model);
  }
}
