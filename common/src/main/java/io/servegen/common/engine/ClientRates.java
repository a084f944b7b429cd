package io.servegen.common.engine;

import io.servegen.common.arrival.GapFamily;
import java.util.Arrays;

/**
 * What the profile's clients do in one of its windows, in primitive columns: only the active ones,
 * in the order of their numbers in the pool.
 */
public final class ClientRates {
  private int size;
  private int[] clients = new int[16];
  private double[] rates = new double[16];
  private GapFamily[] families = new GapFamily[16];
  private double[] shapes = new double[16];

  public void clear() {
    size = 0;
  }

  /**
   * Adds a client.
   *
   * @param client its number in the pool, greater than those that were added before
   * @param rate requests per second, more than 0
   */
  public void add(int client, double rate, GapFamily family, double shape) {
    if (size == clients.length) {
      int capacity = 2 * size;
      clients = Arrays.copyOf(clients, capacity);
      rates = Arrays.copyOf(rates, capacity);
      families = Arrays.copyOf(families, capacity);
      shapes = Arrays.copyOf(shapes, capacity);
    }
    clients[size] = client;
    rates[size] = rate;
    families[size] = family;
    shapes[size] = shape;
    size++;
  }

  public int size() {
    return size;
  }

  public int client(int entry) {
    return clients[entry];
  }

  public double rate(int entry) {
    return rates[entry];
  }

  public GapFamily family(int entry) {
    return families[entry];
  }

  public double shape(int entry) {
    return shapes[entry];
  }

  /** The entry of a client; negative where it is idle. */
  int find(int client) {
    return Arrays.binarySearch(clients, 0, size, client);
  }

  /** The rate of all clients together. */
  public double totalRate() {
    double total = 0;
    for (int entry = 0; entry < size; entry++) {
      total += rates[entry];
    }
    return total;
  }
}
