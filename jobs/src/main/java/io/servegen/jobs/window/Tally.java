package io.servegen.jobs.window;

/**
 * How often each whole number occurs: values in ascending order, each with its count above zero.
 * Equal samples give equal tallies, however they were split and merged.
 *
 * <p>Its coded form, for the shuffle, is the first value and then the differences, each followed by
 * its count less one.
 */
public final class Tally {
  private static final Tally EMPTY = new Tally(new LongList(), new LongList());

  private final LongList values;
  private final LongList counts;

  private Tally(LongList values, LongList counts) {
    this.values = values;
    this.counts = counts;
  }

  /** The tally of no number. */
  public static Tally empty() {
    return EMPTY;
  }

  /** Counts the numbers of a list, which it sorts. */
  public static Tally of(LongList sample) {
    sample.sort();
    LongList values = new LongList();
    LongList counts = new LongList();
    int start = 0;
    for (int i = 1; i <= sample.size(); i++) {
      if (i == sample.size() || sample.get(i) != sample.get(start)) {
        values.add(sample.get(start));
        counts.add(i - start);
        start = i;
      }
    }
    return new Tally(values, counts);
  }

  /** The tally of ascending values with a count above zero for each; it takes the lists over. */
  static Tally of(LongList values, LongList counts) {
    return new Tally(values, counts);
  }

  /** This many times one number; nothing, for a count of zero. */
  public static Tally of(long value, long count) {
    LongList values = new LongList();
    LongList counts = new LongList();
    if (count > 0) {
      values.add(value);
      counts.add(count);
    }
    return new Tally(values, counts);
  }

  /** How many different numbers there are. */
  public int distinct() {
    return values.size();
  }

  public long value(int index) {
    return values.get(index);
  }

  public long count(int index) {
    return counts.get(index);
  }

  /** How many numbers there are, repetitions included. */
  public long total() {
    long total = 0;
    for (int i = 0; i < counts.size(); i++) {
      total = Math.addExact(total, counts.get(i));
    }
    return total;
  }

  /** Their sum, repetitions included. */
  public long sum() {
    long sum = 0;
    for (int i = 0; i < values.size(); i++) {
      sum = Math.addExact(sum, Math.multiplyExact(value(i), count(i)));
    }
    return sum;
  }

  /**
   * The least number that at least that part of all are not above; there must be one.
   *
   * @param probability in [0, 1]
   */
  public long quantile(double probability) {
    double wanted = probability * total();
    long sum = 0;
    int i = 0;
    do {
      sum += count(i++);
    } while (sum < wanted && i < values.size());
    return value(i - 1);
  }

  /** The numbers of both. */
  public Tally plus(Tally other) {
    if (distinct() == 0) {
      return other;
    }
    LongList mergedValues = new LongList();
    LongList mergedCounts = new LongList();
    int i = 0;
    int j = 0;
    while (i < distinct() || j < other.distinct()) {
      boolean mine = j == other.distinct() || (i < distinct() && value(i) <= other.value(j));
      boolean theirs = i == distinct() || (j < other.distinct() && other.value(j) <= value(i));
      mergedValues.add(mine ? value(i) : other.value(j));
      mergedCounts.add((mine ? count(i) : 0) + (theirs ? other.count(j) : 0));
      i += mine ? 1 : 0;
      j += theirs ? 1 : 0;
    }
    return new Tally(mergedValues, mergedCounts);
  }

  /** Adds every number, repetitions included, to a list. */
  public void copyTo(LongList target) {
    for (int i = 0; i < distinct(); i++) {
      for (long n = count(i); n > 0; n--) {
        target.add(value(i));
      }
    }
  }

  /** The coded form. */
  public byte[] encode() {
    CodedNumbers coded = new CodedNumbers();
    long previous = 0;
    for (int i = 0; i < distinct(); i++) {
      coded.put(value(i) - previous);
      coded.put(count(i) - 1);
      previous = value(i);
    }
    return coded.toBytes();
  }

  /** The tally of that coded form. */
  public static Tally decode(byte[] bytes) {
    CodedNumbers coded = new CodedNumbers(bytes);
    LongList values = new LongList();
    LongList counts = new LongList();
    long value = 0;
    while (coded.hasNext()) {
      value += coded.next();
      values.add(value);
      counts.add(coded.next() + 1);
    }
    return new Tally(values, counts);
  }
}
