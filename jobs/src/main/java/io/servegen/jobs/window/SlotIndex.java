package io.servegen.jobs.window;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Numbers, from 0 up, for the clients that one task reads, and for their slots (windows or epochs).
 * A row costs two probes of tables of primitives, or one where the client's slot before is still
 * its slot: with a map of objects in their place this would be the slowest step of a fit.
 */
final class SlotIndex {
  private static final int FIRST_CAPACITY = 1 << 10;

  private final List<UTF8String> models = new ArrayList<>();
  private int lastModel = -1;

  private final List<UTF8String> clientIds = new ArrayList<>();
  private int[] modelOfClient = new int[FIRST_CAPACITY];
  private long[] hashOfClient = new long[FIRST_CAPACITY];
  private int[] lastSlotOfClient = new int[FIRST_CAPACITY];
  private int[] clientTable = emptyTable(FIRST_CAPACITY);

  private int slots;
  private int[] clientOfSlot = new int[FIRST_CAPACITY];
  private long[] startOfSlot = new long[FIRST_CAPACITY];
  private int[] slotTable = emptyTable(FIRST_CAPACITY);

  /** The number of the slot that starts then; the next free one for a new slot. */
  int of(UTF8String model, UTF8String clientId, long startMicros) {
    int client = client(model(model), clientId);
    int last = lastSlotOfClient[client];
    if (last >= 0 && startOfSlot[last] == startMicros) {
      return last;
    }
    int slot = slot(client, startMicros);
    lastSlotOfClient[client] = slot;
    return slot;
  }

  int slots() {
    return slots;
  }

  String model(int slot) {
    return models.get(modelOfClient[clientOfSlot[slot]]).toString();
  }

  String clientId(int slot) {
    return clientIds.get(clientOfSlot[slot]).toString();
  }

  long startMicros(int slot) {
    return startOfSlot[slot];
  }

  /** There are few models, and most rows have that of the row before. */
  private int model(UTF8String model) {
    if (lastModel >= 0 && models.get(lastModel).equals(model)) {
      return lastModel;
    }
    lastModel = models.indexOf(model);
    if (lastModel < 0) {
      lastModel = models.size();
      models.add(model.copy());
    }
    return lastModel;
  }

  private int client(int model, UTF8String clientId) {
    long hash = Hash.with(model, clientId.hashCode());
    int place = place(hash, clientTable);
    while (clientTable[place] >= 0) {
      int client = clientTable[place];
      if (hashOfClient[client] == hash
          && modelOfClient[client] == model
          && clientIds.get(client).equals(clientId)) {
        return client;
      }
      place = place + 1 & clientTable.length - 1;
    }
    int client = clientIds.size();
    clientTable[place] = client;
    clientIds.add(clientId.copy());
    if (client == hashOfClient.length) {
      hashOfClient = Arrays.copyOf(hashOfClient, 2 * client);
      modelOfClient = Arrays.copyOf(modelOfClient, 2 * client);
      lastSlotOfClient = Arrays.copyOf(lastSlotOfClient, 2 * client);
    }
    hashOfClient[client] = hash;
    modelOfClient[client] = model;
    lastSlotOfClient[client] = -1;
    if (2 * clientIds.size() > clientTable.length) {
      growClients();
    }
    return client;
  }

  private int slot(int client, long startMicros) {
    int place = place(Hash.with(client, startMicros), slotTable);
    while (slotTable[place] >= 0) {
      int slot = slotTable[place];
      if (startOfSlot[slot] == startMicros && clientOfSlot[slot] == client) {
        return slot;
      }
      place = place + 1 & slotTable.length - 1;
    }
    slotTable[place] = slots;
    if (slots == startOfSlot.length) {
      startOfSlot = Arrays.copyOf(startOfSlot, 2 * slots);
      clientOfSlot = Arrays.copyOf(clientOfSlot, 2 * slots);
    }
    startOfSlot[slots] = startMicros;
    clientOfSlot[slots] = client;
    int slot = slots++;
    if (2 * slots > slotTable.length) {
      growSlots();
    }
    return slot;
  }

  private void growClients() {
    clientTable = emptyTable(2 * clientTable.length);
    for (int client = 0; client < clientIds.size(); client++) {
      put(client, hashOfClient[client], clientTable);
    }
  }

  private void growSlots() {
    slotTable = emptyTable(2 * slotTable.length);
    for (int slot = 0; slot < slots; slot++) {
      put(slot, Hash.with(clientOfSlot[slot], startOfSlot[slot]), slotTable);
    }
  }

  private static void put(int number, long hash, int[] table) {
    int place = place(hash, table);
    while (table[place] >= 0) {
      place = place + 1 & table.length - 1;
    }
    table[place] = number;
  }

  private static int place(long hash, int[] table) {
    return (int) hash & table.length - 1;
  }

  private static int[] emptyTable(int capacity) {
    int[] table = new int[capacity];
    Arrays.fill(table, -1);
    return table;
  }
}
