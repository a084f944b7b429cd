package io.servegen.jobs.window;

/** A mix of 64 bits in which every bit of the number moves every bit of the hash. */
final class Hash {
  private Hash() {}

  /** The finalizer of MurmurHash3 (A. Appleby, public domain): one to one. */
  static long of(long number) {
    long hash = number;
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return hash ^ (hash >>> 33);
  }

  /** The hash of a sequence, number after number. */
  static long with(long hash, long number) {
    return of(hash * 31 + number);
  }
}
