package io.servegen.jobs.window;

import io.servegen.common.length.LengthField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

  /** Numbers that one request takes in memory, for the count of what is held. */
  static final int NUMBERS_PER_REQUEST = 6;

  private static final int FIELDS = LengthField.values().length;
  private static final int HASH_SHIFT = 32;

  /**
   * The first number of each has the hash above and a bit for each field that is there below; the
   * codes of those follow. More than {@link #LIMIT} are held for a while.
   */
  private List<long[]> entries = new ArrayList<>();

  private long largest = Long.MAX_VALUE;

  /**
   * Offers a request.
   *
   * @param arrival its time, which tells requests of equal lengths apart
   * @param codes the codes by the fields' order, {@link #MISSING} where there is none
   * @return whether it was taken, at least for a while
   */
  boolean offer(long arrival, long[] codes) {
    long hash = Hash.of(arrival);
    int present = 0;
    long fields = 0;
    for (int field = 0; field < FIELDS; field++) {
      if (codes[field] != MISSING) {
        hash = hash * 31 + codes[field];
        fields |= 1L << field;
        present++;
      }
    }
    long head = Hash.of(hash) >>> 1 >>> HASH_SHIFT << HASH_SHIFT | fields;
    if (head > largest) {
      return false;
    }
    long[] entry = new long[1 + present];
    entry[0] = head;
    int next = 1;
    for (long code : codes) {
      if (code != MISSING) {
        entry[next++] = code;
      }
    }
    add(entry);
    return true;
  }

  /** Takes in a coded sample of other requests of the same client and epoch. */
  void addAll(byte[] bytes) {
    CodedNumbers coded = new CodedNumbers(bytes);
    while (coded.hasNext()) {
      long hash = coded.next();
      long fields = coded.next();
      long[] entry = new long[1 + Long.bitCount(fields)];
      entry[0] = hash << HASH_SHIFT | fields;
      for (int i = 1; i < entry.length; i++) {
        entry[i] = coded.next();
      }
      add(entry);
    }
  }

  /** The coded form, for the shuffle. */
  byte[] encode() {
    prune();
    CodedNumbers coded = new CodedNumbers();
    for (long[] entry : entries) {
      coded.put(entry[0] >>> HASH_SHIFT);
      coded.put(entry[0] & (1L << FIELDS) - 1);
      for (int i = 1; i < entry.length; i++) {
        coded.put(entry[i]);
      }
    }
    return coded.toBytes();
  }

  public int size() {
    return Math.min(LIMIT, entries.size());
  }

  /**
   * The codes of two fields, of the requests that have both: two arrays of the same length, in an
   * order that depends on the sample alone.
   */
  public double[][] pairs(LengthField a, LengthField b) {
    prune();
    entries.sort(RequestSample::compare);
    List<long[]> both = entries.stream().filter(entry -> has(entry, a) && has(entry, b)).toList();
    return new double[][] {
      both.stream().mapToDouble(entry -> code(entry, a)).toArray(),
      both.stream().mapToDouble(entry -> code(entry, b)).toArray()
    };
  }

  private void add(long[] entry) {
    entries.add(entry);
    if (entries.size() == 2 * LIMIT) {
      prune();
    }
  }

  /** Lets go of what is too much. */
  private void prune() {
    if (entries.size() > LIMIT) {
      entries.sort(RequestSample::compare);
      entries = new ArrayList<>(entries.subList(0, LIMIT));
      largest = entries.get(LIMIT - 1)[0];
    }
  }

  /** Nearly always the hashes decide. */
  private static int compare(long[] a, long[] b) {
    return a[0] == b[0] ? Arrays.compare(a, b) : Long.compare(a[0], b[0]);
  }

  private static boolean has(long[] entry, LengthField field) {
    return (entry[0] >>> field.ordinal() & 1) == 1;
  }

  private static long code(long[] entry, LengthField field) {
    long before = entry[0] & (1L << field.ordinal()) - 1;
    return entry[1 + Long.bitCount(before)];
  }
}
