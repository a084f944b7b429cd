package io.servegen.jobs.window;

/** How often each of many numbers of at least zero was seen: a hash table of primitives. */
final class Counts {
  private static final long FREE = -1;

  private long[] numbers = emptyTable(64);
  private long[] counts = new long[64];
  private int size;

  /** How many different numbers there are. */
  int size() {
    return size;
  }

  void add(long number, long count) {
    int place = place(number);
    if (numbers[place] == FREE) {
      numbers[place] = number;
      size++;
    }
    counts[place] += count;
    if (2 * size > numbers.length) {
      grow();
    }
  }

  Tally toTally() {
    LongList values = new LongList();
    for (long number : numbers) {
      if (number != FREE) {
        values.add(number);
      }
    }
    values.sort();
    LongList valueCounts = new LongList();
    for (int i = 0; i < values.size(); i++) {
      valueCounts.add(counts[place(values.get(i))]);
    }
    return Tally.of(values, valueCounts);
  }

  private int place(long number) {
    int place = (int) Hash.of(number) & numbers.length - 1;
    while (numbers[place] != FREE && numbers[place] != number) {
      place = place + 1 & numbers.length - 1;
    }
    return place;
  }

  private void grow() {
    long[] oldNumbers = numbers;
    long[] oldCounts = counts;
    numbers = emptyTable(2 * oldNumbers.length);
    counts = new long[numbers.length];
    for (int i = 0; i < oldNumbers.length; i++) {
      if (oldNumbers[i] != FREE) {
        int place = place(oldNumbers[i]);
        numbers[place] = oldNumbers[i];
        counts[place] = oldCounts[i];
      }
    }
  }

  private static long[] emptyTable(int capacity) {
    long[] table = new long[capacity];
    java.util.Arrays.fill(table, FREE);
    return table;
  }
}
