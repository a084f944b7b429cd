package io.servegen.jobs.window;

import java.util.Arrays;

/** A growing list of whole numbers, without a box for each. */
public final class LongList {
  private static final int FIRST_CAPACITY = 4;

  private long[] values = new long[FIRST_CAPACITY];
  private int size;

  public void add(long value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, Math.addExact(size, Math.max(size, FIRST_CAPACITY)));
    }
    values[size++] = value;
  }

  public long get(int index) {
    return values[index];
  }

  public int size() {
    return size;
  }

  /** Forgets the values and keeps the room. */
  public void clear() {
    size = 0;
  }

  public LongList sort() {
    Arrays.sort(values, 0, size);
    return this;
  }

  /** The values in an array of their own. */
  public long[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
