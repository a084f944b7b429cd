package io.servegen.common.engine;

import java.util.Arrays;

/**
 * Sorts keys whose upper bits are a time and whose lower bits are already ascending: a radix sort
 * over the bits of the time alone, which is stable and so keeps the lower bits in order. On a
 * million requests it takes a quarter of the time of {@link Arrays#sort(long[])}.
 */
final class TimeSort {
  private static final int DIGIT_BITS = 11;
  private static final int DIGITS = 1 << DIGIT_BITS;
  private static final int FEW = 512;

  private TimeSort() {}

  /**
   * Sorts the first {@code size} keys.
   *
   * @param spare as long as {@code keys}, for use in between
   * @param shift where the time begins in a key
   * @param timeBits how many bits the time has
   * @return whether the sorted keys are in {@code spare}
   */
  static boolean sort(long[] keys, long[] spare, int size, int shift, int timeBits) {
    if (size < FEW) {
      Arrays.sort(keys, 0, size);
      return false;
    }
    long[] from = keys;
    long[] to = spare;
    int[] starts = new int[DIGITS];
    for (int bit = 0; bit < timeBits; bit += DIGIT_BITS) {
      int at = shift + bit;
      Arrays.fill(starts, 0);
      for (int i = 0; i < size; i++) {
        starts[(int) (from[i] >>> at) & (DIGITS - 1)]++;
      }
      int sum = 0;
      for (int digit = 0; digit < DIGITS; digit++) {
        int count = starts[digit];
        starts[digit] = sum;
        sum += count;
      }
      for (int i = 0; i < size; i++) {
        to[starts[(int) (from[i] >>> at) & (DIGITS - 1)]++] = from[i];
      }
      long[] swap = from;
      from = to;
      to = swap;
    }
    return from == spare;
  }
}
