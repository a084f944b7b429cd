package io.servegen.common.length;

import java.util.Arrays;

/**
 * The lengths of one request, as they are drawn: reused for each, so that drawing allocates
 * nothing.
 */
public final class RequestLengths {
  /** What a request has no value of. */
  public static final int NONE = -1;

  private static final int INITIAL_ITEMS = 16;

  private int inputTokens;
  private int outputTokens;
  private int reasoningTokens;
  private int textTokens;
  private final int[] itemCounts = new int[Modality.COUNT];
  private int[] items = new int[INITIAL_ITEMS];
  private int itemsUsed;

  /** Makes it empty: no reasoning, no text part of its own, no modality. */
  public void clear() {
    inputTokens = 0;
    outputTokens = 0;
    reasoningTokens = NONE;
    textTokens = NONE;
    Arrays.fill(itemCounts, NONE);
    itemsUsed = 0;
  }

  public void setInputTokens(int tokens) {
    inputTokens = tokens;
  }

  public void setOutputTokens(int tokens) {
    outputTokens = tokens;
  }

  public void setReasoningTokens(int tokens) {
    reasoningTokens = tokens;
  }

  public void setTextTokens(int tokens) {
    textTokens = tokens;
  }

  /** Starts the list of a modality's items; the lists are made in the order of the modalities. */
  public void startItems(Modality modality) {
    itemCounts[modality.ordinal()] = 0;
  }

  /** Adds an item to the list that was started last. */
  public void addItem(Modality modality, int tokens) {
    if (itemsUsed == items.length) {
      items = Arrays.copyOf(items, 2 * items.length);
    }
    items[itemsUsed++] = tokens;
    itemCounts[modality.ordinal()]++;
  }

  public int inputTokens() {
    return inputTokens;
  }

  public int outputTokens() {
    return outputTokens;
  }

  /** {@link #NONE} where the request has none. */
  public int reasoningTokens() {
    return reasoningTokens;
  }

  /** {@link #NONE} where the prompt has no parts. */
  public int textTokens() {
    return textTokens;
  }

  /** How many items of a modality there are; {@link #NONE} where the request has no such list. */
  public int itemCount(Modality modality) {
    return itemCounts[modality.ordinal()];
  }

  /** The tokens of every item, those of one modality after those of the other. */
  public int[] items() {
    return items;
  }

  /** How many of {@link #items()} are used. */
  public int itemsUsed() {
    return itemsUsed;
  }
}
