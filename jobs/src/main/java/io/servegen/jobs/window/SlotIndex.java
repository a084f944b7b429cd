package io.servegen.jobs.window;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.unsafe.types.UTF8String;

/**
 * Numbers, from 0 up, for the clients that one task reads, and for their slots (windows or epochs).
 * A row costs two probes of tables of primitives: with a map of objects in their place this would
 * be the slowest step of a fit.
 */
final class SlotIndex {
  private static final int FIRST_CAPACITY = 1 << 10;

  /** A client is at most so many slots' client. */
  private final List<UTF8String> models = new ArrayList<>();

  private final List<UTF8String> clientIds = new ArrayList<>();
  private int[] clientTable = emptyTable(FIRST_CAPACITY);

  private int slots;
  private int[] clientOfSlot = new int[FIRST_CAPACITY];
  private long[] startOfSlot = new long[FIRST_CAPACITY];
  private int[] slotTable = emptyTable(FIRST_CAPACITY);

  /** The number of the slot that starts then; the next free one for a new slot. */
  int of(UTF8String model, UTF8String clientId, long startMicros) {
    int client = client(model, clientId);
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

  int slots() {
    return slots;
  }

  String model(int slot) {
    return models.get(clientOfSlot[slot]).toString();
  }

  String clientId(int slot) {
    return clientIds.get(clientOfSlot[slot]).toString();
  }

  long startMicros(int slot) {
    return startOfSlot[slot];
  }

  private int client(UTF8String model, UTF8String clientId) {
    int place = place(hash(model, clientId), clientTable);
    while (clientTable[place] >= 0) {
      int client = clientTable[place];
      if (clientIds.get(client).equals(clientId) && models.get(client).equals(model)) {
        return client;
      }
      place = place + 1 & clientTable.length - 1;
    }
    int client = models.size();
    clientTable[place] = client;
    models.add(model.copy());
    clientIds.add(clientId.copy());
    if (2 * models.size() > clientTable.length) {
      growClients();
    }
    return client;
  }

  private void growClients() {
    clientTable = emptyTable(2 * clientTable.length);
    for (int client = 0; client < models.size(); client++) {
      put(client, hash(models.get(client), clientIds.get(client)), clientTable);
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

  private static long hash(UTF8String model, UTF8String clientId) {
    return Hash.with(model.hashCode(), clientId.hashCode());
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
