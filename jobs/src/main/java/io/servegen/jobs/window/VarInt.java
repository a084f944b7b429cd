package io.servegen.jobs.window;

import java.nio.ByteBuffer;

/** Whole numbers in as few bytes as they need: seven bits each, the least significant first. */
final class VarInt {
  private VarInt() {}

  /** The bytes that a number takes, 1 to 10. */
  static int size(long number) {
    return number == 0 ? 1 : (70 - Long.numberOfLeadingZeros(number)) / 7;
  }

  static void put(ByteBuffer bytes, long number) {
    long rest = number;
    while ((rest & ~0x7FL) != 0) {
      bytes.put((byte) (rest | 0x80));
      rest >>>= 7;
    }
    bytes.put((byte) rest);
  }

  static long get(ByteBuffer bytes) {
    long number = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = bytes.get();
      number |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return number;
      }
    }
  }
}
