package io.servegen.jobs.window;

import java.util.Arrays;

/**
 * Whole numbers as bytes, for the shuffle: seven bits in a byte, the least significant first, so
 * that small numbers take one. Numbers are taken as unsigned. Written at the end, read from the
 * start.
 */
public final class CodedNumbers {
  private static final int LONGEST = 10;

  private byte[] bytes;
  private int position;

  /** No numbers yet, for writing. */
  public CodedNumbers() {
    this.bytes = new byte[32];
  }

  /** What was written, for reading. */
  public CodedNumbers(byte[] bytes) {
    this.bytes = bytes;
  }

  public void put(long number) {
    if (position + LONGEST > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.addExact(bytes.length, Math.max(bytes.length, LONGEST)));
    }
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      bytes[position++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[position++] = (byte) rest;
  }

  public boolean hasNext() {
    return position < bytes.length;
  }

  public long next() {
    byte first = bytes[position++];
    if (first >= 0) {
      return first;
    }
    long number = first & 0x7F;
    for (int shift = 7; ; shift += 7) {
      byte next = bytes[position++];
      number |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return number;
      }
    }
  }

  /** How many bytes were written. */
  int size() {
    return position;
  }

  /** Copies some of the bytes that were written. */
  void copyTo(int from, int count, byte[] target, int at) {
    System.arraycopy(bytes, from, target, at, count);
  }

  /** What was written. */
  public byte[] toBytes() {
    return Arrays.copyOf(bytes, position);
  }
}
