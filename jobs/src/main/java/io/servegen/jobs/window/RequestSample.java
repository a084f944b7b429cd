package io.servegen.jobs.window;

import io.servegen.common.length.LengthField;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Some of a client's requests in an epoch, each with the codes of its drawn fields: those with the
 * smallest hashes of all that is known of them. Which they are depends neither on the order of the
 * requests nor on how they were split.
 */
public final class RequestSample {
  /** Requests kept at most: a rank correlation of so many has a standard error of 0.03. */
  public static final int LIMIT = 1000;

  /** Stands for a field that the request does not have. */
  public static final long MISSING = -1;

  /** Numbers that one request takes, for the count of what is held. */
  static final int NUMBERS_PER_REQUEST = 8;

  private static final int FIELDS = LengthField.values().length;

  /** An entry is the hash and the codes, by the fields' order. */
  private final PriorityQueue<long[]> largestFirst =
      new PriorityQueue<>(4, (a, b) -> Arrays.compare(b, a));

  /**
   * Offers a request.
   *
   * @param arrival its time, which tells requests of equal lengths apart
   * @param codes the codes by the fields' order, {@link #MISSING} where there is none; copied
   * @return whether the sample grew
   */
  boolean offer(long arrival, long[] codes) {
    long hash = Hash.of(arrival);
    for (long code : codes) {
      hash = Hash.with(hash, code);
    }
    long shortHash = hash >>> 32;
    if (largestFirst.size() == LIMIT && shortHash > largestFirst.element()[0]) {
      return false;
    }
    long[] entry = new long[1 + FIELDS];
    entry[0] = shortHash;
    System.arraycopy(codes, 0, entry, 1, FIELDS);
    return put(entry);
  }

  /** Takes in a coded sample of other requests of the same client and epoch. */
  void addAll(byte[] coded) {
    ByteBuffer bytes = ByteBuffer.wrap(coded);
    while (bytes.hasRemaining()) {
      long[] entry = new long[1 + FIELDS];
      Arrays.fill(entry, MISSING);
      entry[0] = Integer.toUnsignedLong(bytes.getInt());
      long present = VarInt.get(bytes);
      for (int field = 0; field < FIELDS; field++) {
        if ((present >>> field & 1) == 1) {
          entry[1 + field] = VarInt.get(bytes);
        }
      }
      put(entry);
    }
  }

  /** The coded form, for the shuffle. */
  byte[] encode() {
    int most = Integer.BYTES + 2 + FIELDS * VarInt.size(-1);
    ByteBuffer bytes = ByteBuffer.allocate(most * largestFirst.size());
    for (long[] entry : largestFirst) {
      bytes.putInt((int) entry[0]);
      long present = 0;
      for (int field = 0; field < FIELDS; field++) {
        present |= entry[1 + field] == MISSING ? 0 : 1L << field;
      }
      VarInt.put(bytes, present);
      for (int field = 0; field < FIELDS; field++) {
        if (entry[1 + field] != MISSING) {
          VarInt.put(bytes, entry[1 + field]);
        }
      }
    }
    return Arrays.copyOf(bytes.array(), bytes.position());
  }

  public int size() {
    return largestFirst.size();
  }

  /**
   * The codes of two fields, of the requests that have both: two arrays of the same length, in an
   * order that depends on the sample alone.
   */
  public double[][] pairs(LengthField a, LengthField b) {
    List<long[]> both =
        largestFirst.stream()
            .filter(entry -> code(entry, a) != MISSING && code(entry, b) != MISSING)
            .sorted(Arrays::compare)
            .toList();
    return new double[][] {
      both.stream().mapToDouble(entry -> code(entry, a)).toArray(),
      both.stream().mapToDouble(entry -> code(entry, b)).toArray()
    };
  }

  private boolean put(long[] entry) {
    largestFirst.add(entry);
    if (largestFirst.size() > LIMIT) {
      largestFirst.remove();
      return false;
    }
    return true;
  }

  private static long code(long[] entry, LengthField field) {
    return entry[1 + field.ordinal()];
  }
}
