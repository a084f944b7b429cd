package io.servegen.common.engine;

import io.servegen.common.arrival.GapFamily;
import io.servegen.common.arrival.TimeWarp;
import java.util.Arrays;
import java.util.BitSet;

/**
 * What is wanted of each member in one window, in primitive columns; reused from window to window.
 * Entries are in the order of the members, which breaks ties between arrivals.
 */
public final class WindowDemand {
  private long window;
  private TimeWarp warp = TimeWarp.flat(1);
  private int size;
  private int[] members = new int[16];
  private double[] expected = new double[16];
  private GapFamily[] families = new GapFamily[16];
  private double[] shapes = new double[16];
  private double total;
  private double lost;

  /** Empties it for a window. */
  public void start(long newWindow, TimeWarp newWarp) {
    window = newWindow;
    warp = newWarp;
    size = 0;
    total = 0;
    lost = 0;
  }

  /**
   * Adds what is wanted of a member.
   *
   * @param expectedRequests more than 0
   */
  public void add(int member, double expectedRequests, GapFamily family, double shape) {
    if (size == members.length) {
      int capacity = 2 * size;
      members = Arrays.copyOf(members, capacity);
      expected = Arrays.copyOf(expected, capacity);
      families = Arrays.copyOf(families, capacity);
      shapes = Arrays.copyOf(shapes, capacity);
    }
    members[size] = member;
    expected[size] = expectedRequests;
    families[size] = family;
    shapes[size] = shape;
    total += expectedRequests;
    size++;
  }

  /** Keeps the entries of these members alone. */
  public void keep(BitSet wanted) {
    int kept = 0;
    total = 0;
    for (int entry = 0; entry < size; entry++) {
      if (wanted.get(members[entry])) {
        members[kept] = members[entry];
        expected[kept] = expected[entry];
        families[kept] = families[entry];
        shapes[kept] = shapes[entry];
        total += expected[entry];
        kept++;
      }
    }
    size = kept;
  }

  /** Notes requests that were wanted in the window, but no member is active in it to send them. */
  public void lose(double requests) {
    lost += requests;
  }

  public long window() {
    return window;
  }

  public TimeWarp warp() {
    return warp;
  }

  public int size() {
    return size;
  }

  public int member(int entry) {
    return members[entry];
  }

  public double expected(int entry) {
    return expected[entry];
  }

  public GapFamily family(int entry) {
    return families[entry];
  }

  public double shape(int entry) {
    return shapes[entry];
  }

  /** The expected requests of all entries. */
  public double total() {
    return total;
  }

  /** The requests that nobody is there to send. */
  public double lost() {
    return lost;
  }
}
