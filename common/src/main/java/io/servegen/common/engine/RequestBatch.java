package io.servegen.common.engine;

import io.servegen.common.length.Modality;
import io.servegen.common.length.RequestLengths;
import java.util.Arrays;

/**
 * Requests in time order, in primitive columns. They are added client by client and sorted once;
 * arrivals at the same microsecond stay in the order in which they were added, so the order is
 * total.
 *
 * <p>A request has a rank, its number in time order, and a place, where its columns lie. The batch
 * is reused: what it holds is good until its owner makes the next one.
 */
public final class RequestBatch {
  private static final int INITIAL = 1 << 12;
  private static final Modality[] MODALITIES = Modality.values();

  private long startMicros;
  private int placeBits;
  private int size;
  private long[] order = new long[INITIAL];
  private long[] spare = new long[INITIAL];
  private int[] members = new int[INITIAL];
  private int[] inputTokens = new int[INITIAL];
  private int[] outputTokens = new int[INITIAL];
  private int[] reasoningTokens = new int[INITIAL];
  private int[] textTokens = new int[INITIAL];

  /** Where a request's items begin; kept, like the counts, only once a request has a list. */
  private int[] itemStarts = {};

  private int[][] itemCounts = {{}, {}, {}};
  private int[] items = {};
  private int itemsUsed;
  private boolean inParts;

  /** Empties it for requests from {@code startMicros} on. */
  void clear(long newStartMicros) {
    startMicros = newStartMicros;
    size = 0;
    itemsUsed = 0;
    inParts = false;
  }

  /** Adds a request whose lengths nobody asks for. */
  void add(int member, long micros) {
    if (size == order.length) {
      grow();
    }
    order[size] = micros;
    members[size] = member;
    size++;
  }

  void add(int member, long micros, RequestLengths lengths) {
    add(member, micros);
    int place = size - 1;
    inputTokens[place] = lengths.inputTokens();
    outputTokens[place] = lengths.outputTokens();
    reasoningTokens[place] = lengths.reasoningTokens();
    textTokens[place] = lengths.textTokens();
    boolean hasParts = lengths.textTokens() != RequestLengths.NONE;
    if (hasParts || inParts) {
      addItems(place, lengths);
    }
  }

  private void addItems(int place, RequestLengths lengths) {
    if (itemStarts.length < order.length) {
      itemStarts = Arrays.copyOf(itemStarts, order.length);
      for (int m = 0; m < itemCounts.length; m++) {
        itemCounts[m] = Arrays.copyOf(itemCounts[m], order.length);
      }
    }
    if (!inParts) {
      inParts = true;
      for (int[] counts : itemCounts) {
        Arrays.fill(counts, 0, place, RequestLengths.NONE);
      }
    }
    itemStarts[place] = itemsUsed;
    for (Modality modality : MODALITIES) {
      itemCounts[modality.ordinal()][place] = lengths.itemCount(modality);
    }
    int more = lengths.itemsUsed();
    if (itemsUsed + more > items.length) {
      items = Arrays.copyOf(items, Math.max(2 * items.length, itemsUsed + more));
    }
    System.arraycopy(lengths.items(), 0, items, itemsUsed, more);
    itemsUsed += more;
  }

  /** Puts the requests into time order. */
  void sort() {
    placeBits = Math.max(1, 32 - Integer.numberOfLeadingZeros(Math.max(0, size - 1)));
    long latest = 0;
    for (int place = 0; place < size; place++) {
      latest |= order[place];
      order[place] = order[place] << placeBits | place;
    }
    if (latest >>> (Long.SIZE - 1 - placeBits) != 0) {
      throw new IllegalStateException(size + " requests over " + latest + " µs in one batch");
    }
    if (TimeSort.sort(
        order, spare, size, placeBits, Long.SIZE - Long.numberOfLeadingZeros(latest))) {
      long[] sorted = spare;
      spare = order;
      order = sorted;
    }
  }

  private void grow() {
    int capacity = 2 * order.length;
    order = Arrays.copyOf(order, capacity);
    spare = new long[capacity];
    members = Arrays.copyOf(members, capacity);
    inputTokens = Arrays.copyOf(inputTokens, capacity);
    outputTokens = Arrays.copyOf(outputTokens, capacity);
    reasoningTokens = Arrays.copyOf(reasoningTokens, capacity);
    textTokens = Arrays.copyOf(textTokens, capacity);
  }

  public int size() {
    return size;
  }

  /** The place of the request of this rank. */
  public int place(int rank) {
    return (int) (order[rank] & ((1L << placeBits) - 1));
  }

  /** The arrival of the request of this rank, in microseconds since 1970-01-01 00:00 UTC. */
  public long arrivalMicros(int rank) {
    return startMicros + (order[rank] >>> placeBits);
  }

  public int member(int place) {
    return members[place];
  }

  public int inputTokens(int place) {
    return inputTokens[place];
  }

  public int outputTokens(int place) {
    return outputTokens[place];
  }

  /** {@link RequestLengths#NONE} where the request has none. */
  public int reasoningTokens(int place) {
    return reasoningTokens[place];
  }

  /** {@link RequestLengths#NONE} where the prompt has no parts. */
  public int textTokens(int place) {
    return textTokens[place];
  }

  /** How many items of a modality there are; {@link RequestLengths#NONE} where there is no list. */
  public int itemCount(Modality modality, int place) {
    return inParts ? itemCounts[modality.ordinal()][place] : RequestLengths.NONE;
  }

  /** The tokens of an item of a modality. */
  public int itemTokens(Modality modality, int place, int item) {
    int start = itemStarts[place];
    for (int before = 0; before < modality.ordinal(); before++) {
      start += Math.max(0, itemCounts[before][place]);
    }
    return items[start + item];
  }
}
